import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type Document, type Operation, type Schema, validatorOf } from './support/documented.js';
import { shown } from './support/photographer.js';
import { type AskOptions, eventually, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(60_000);

const PROBLEM = 'application/problem+json';

describe('the OpenAPI document', () => {
  let world: World;
  let document: Document;
  let operations: [string, Operation][];
  beforeAll(async () => {
    world = await openWorld({ asProcess: true });
    document = (await world.ask<Document>('GET', '/api/openapi.json')).body;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method} ${path}`,
        operation,
      ]),
    );
  });
  afterAll(() => world.close());

  /** The operations of which something is not as it should be. */
  const those = (wrong: (operation: Operation) => boolean): string[] =>
    operations.filter(([, operation]) => wrong(operation)).map(([name]) => name);

  it('is valid, and knows every operation by a name of its own', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone({ ...document }));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
    expect(ids).toEqual(expect.arrayContaining(['fileComplaint', 'getLiveness', 'getResponseRates']));
    expect(document.components.securitySchemes).toMatchObject({
      bearer: { type: 'http' },
      apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    });
    // With a key or without.
    expect(document.paths['/api/v1/complaints']?.post?.security).toEqual(
      expect.arrayContaining([{}, { apiKey: [] }]),
    );
    expect(document.paths['/api/v1/channel/complaints']?.get?.security).toEqual([{ apiKey: [] }]);
  });

  it('says which right an operation requires, and that it refuses whoever has not got it', () => {
    const { get: inspections } = document.paths['/api/v1/inspections'] ?? {};
    expect(inspections).toMatchObject({ 'x-required-right': 'inspect' });
    expect(inspections?.description).toContain('Requires the right `inspect`');
    const requiring = operations.filter(([, operation]) => 'x-required-right' in operation);
    expect(requiring.length).toBeGreaterThan(9);
    for (const [, { responses }] of requiring)
      expect(Object.keys(responses['403']?.content?.[PROBLEM]?.examples ?? {})).toContain('not_allowed');
  });

  it('says of every operation what it does, what it takes and what it answers', () => {
    expect(those(({ summary }) => !summary)).toEqual([]);
    expect(those(({ parameters = [] }) => parameters.some(({ description }) => !description))).toEqual([]);
    expect(those(({ parameters = [] }) => parameters.some(({ schema }) => !('example' in schema)))).toEqual(
      [],
    );
    const undescribed = ({ requestBody }: Operation): boolean =>
      requestBody !== undefined &&
      !(
        requestBody.description &&
        Object.values(requestBody.content).every(({ example }) => example !== undefined)
      );
    expect(those(undescribed)).toEqual([]);
    const succeeds = ({ responses }: Operation): boolean =>
      Object.entries(responses).some(
        ([status, { description, content }]) =>
          description && ((status.startsWith('2') && content) || ['204', '302'].includes(status)),
      );
    expect(those((operation) => !succeeds(operation))).toEqual([]);
  });

  it('shows every refusal with an example that is as real ones are', () => {
    const isProblem = validatorOf(document)({ $ref: '#/components/schemas/Problem' });
    for (const [, { responses }] of operations) {
      for (const [status, { description, content }] of Object.entries(responses)) {
        if (/^[23]/.test(status)) continue;
        expect(description).toBeTruthy();
        const examples = Object.entries(content?.[PROBLEM]?.examples ?? {});
        expect(examples.length).toBeGreaterThan(0);
        for (const [code, { value }] of examples) {
          expect(value).toMatchObject({ code, status: Number(status) });
          expect(JSON.stringify(value)).not.toMatch(/"[^"]*\{\w+\}/);
          isProblem(value);
          expect(isProblem.errors ?? []).toEqual([]);
        }
      }
    }
    expect(those(({ responses }) => responses['500'] === undefined)).toEqual([]);
    const creates = those(({ responses }) => '201' in responses);
    const repeatable = those(
      ({ parameters = [], responses }) =>
        parameters.some(({ name }) => name === 'Idempotency-Key') &&
        '422' in responses &&
        'Idempotency-Replayed' in (responses['201']?.headers ?? {}),
    );
    expect(repeatable).toEqual(creates);
    expect(creates).toContain('post /api/v1/complaints');
    expect(those(({ requestBody, responses }) => requestBody !== undefined && !('415' in responses))).toEqual(
      [],
    );
  });

  it('describes every property, with an example', () => {
    const bad = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      lacking(schema).map((property) => `${name}.${property}`),
    );
    expect(bad).toEqual([]);
  });

  it('gives an example of a filing that is accepted as it stands, and found again', async () => {
    const { status, body } = await world.ask<{ number: string }>('POST', '/complaints', { body: filing() });
    expect(status).toBe(201);
    expect((await world.ask('GET', `/complaints/${body.number}`)).status).toBe(200);
  });

  it('is what the answers are', async () => {
    const [lurah, admin, triage, communications] = await Promise.all(
      ['lurah-31.71.01.1001', 'admin', 'triage', 'communications'].map((account) => world.signIn(account)),
    );
    const { number, trackingSecret } = (
      await world.ask<{ number: string; trackingSecret: string }>('POST', '/complaints', { body: filing() })
    ).body;
    await eventually(
      () => world.ask('GET', `/complaints/${number}`),
      ({ body }) => body.status === 'waiting',
    );
    const { rows } = await world.db.query<{ id: string }>(
      `WITH person AS (INSERT INTO people VALUES (gen_random_uuid(), 'Pejabat', 'pejabat@example.com') RETURNING id)
       INSERT INTO tenures SELECT gen_random_uuid(), '31.71.01.1001', id, '2024-01-01' FROM person RETURNING person_id AS id`,
    );
    const personId = rows[0]?.id ?? '';
    const { said } = await world.command('clients', 'add', 'Media', '--channel', 'media');
    const key = /tanggap_\S+/.exec(said)?.[0] ?? '';
    await world.ask('POST', '/complaints', {
      body: { category: 'road', description: 'Jalan rusak berat.', kelurahanCode: '31.71.01.1001' },
      headers: { 'x-api-key': key },
    });
    const session = { email: 'triage@tanggap.example', password: PASSWORD };
    const calls: [string, string, string?, AskOptions?][] = [
      ['post', '/complaints', '', { body: filing() }],
      ['get', '/complaints'],
      ['get', '/complaints/{number}'],
      ['post', '/sessions', '', { body: session }],
      ['get', '/sessions', '', { token: lurah }],
      ['get', '/sign-in-failures', '', { token: lurah }],
      ['get', '/second-factors', '', { token: lurah }],
      ['get', '/complaints/{number}/own', '', { headers: { 'tracking-secret': trackingSecret } }],
      [
        'post',
        '/complaints/{number}/additions',
        '',
        { headers: { 'tracking-secret': trackingSecret }, body: { message: 'Makin lebar.' } },
      ],
      ['get', '/complaints/{number}/same-address', '', { token: triage }],
      ['get', '/inbox', '?limit=1', { token: lurah }],
      ['get', '/inbox/{number}', '', { token: lurah }],
      [
        'post',
        '/complaints/{number}/responses',
        '',
        { token: lurah, body: { message: 'Kami periksa hari ini.' } },
      ],
      ['post', '/complaints/{number}/supports', '', { body: {} }],
      [
        'post',
        '/complaints/{number}/reporter-look',
        '',
        { token: lurah, body: { reason: 'Menanyakan letaknya.' } },
      ],
      ['post', '/reporters/search', '', { token: triage, body: { phone: '+62 812 3456 7890' } }],
      [
        'post',
        '/complaints/{number}/resolutions',
        '',
        {
          token: lurah,
          body: { ...(await shown(world, 'Lubang sudah ditutup.', { takenAt: null })), reason: 'Tanpa jam.' },
        },
      ],
      ['get', '/complaints/{number}'],
      ['get', '/inbox/{number}', '', { token: lurah }],
      ['get', '/closures/doubtful', '', { token: communications }],
      ['get', '/inspections', '', { token: communications }],
      ['get', '/inspections/months'],
      [
        'post',
        '/complaints/{number}/erasures',
        '',
        { headers: { 'tracking-secret': trackingSecret, 'idempotency-key': randomUUID() } },
      ],
      ['get', '/erasures', '', { token: admin }],
      ['get', '/metrics/response-rates'],
      ['get', '/metrics/response-rates', '?groupBy=lurah&area=31.71.01'],
      ['get', '/metrics/response-rates', '?groupBy=channel'],
      ['get', '/metrics/offices/{code}/succession'],
      ['get', '/metrics/people/{personId}/record'],
      ['get', '/metrics/response-rates/complaints'],
      ['get', '/metrics/backlog', '?every=week'],
      ['get', '/metrics/response-times'],
      ['get', '/open-data'],
      ['get', '/open-data/{month}.json'],
      ['get', '/open-data/{month}/heads.json'],
      ['get', '/audit/head'],
      ['get', '/audit/heads'],
      ['get', '/audit/consistency', '?from=1&to=2'],
      ['get', '/audit/proofs/{number}'],
      ['get', '/areas', '?parent=31.71.01'],
      ['get', '/areas/{code}'],
      ['get', '/areas/locate', '?lat=-6.1766&lng=106.8269'],
      ['get', '/categories'],
      ['get', '/units'],
      ['get', '/rights'],
      ['get', '/channel/complaints', '', { headers: { 'x-api-key': key } }],
      ['get', '/integrity', '', { token: admin }],
      ['get', '/dead-letters', '', { token: admin }],
      ['get', '/health/live'],
      ['get', '/health/ready'],
    ];
    // Heads are signed every few seconds; the first may not be there yet.
    await eventually(
      () => world.ask('GET', '/audit/head'),
      ({ status }) => status === 200,
    );
    const validator = validatorOf(document);
    for (const [method, path, query = '', options] of calls) {
      const filled = path
        .replace('{number}', number)
        .replace('{code}', '31.71.01.1001')
        .replace('{personId}', personId)
        .replace('{month}', '2024-02');
      const { status, body } = await world.ask(method.toUpperCase(), filled + query, options);
      const answer = operation(method, path).responses[status]?.content?.['application/json'];
      const matches = validator(answer?.schema ?? { type: `no ${status} of ${method} ${path}` });
      matches(body);
      expect({ [`${method} ${filled}${query}`]: matches.errors ?? [] }).toEqual({
        [`${method} ${filled}${query}`]: [],
      });
    }
  });

  const operation = (method: string, path: string): Operation => {
    const found = document.paths[path.startsWith('/health') ? path : `/api/v1${path}`]?.[method];
    if (!found) throw new Error(`The document does not know ${method} ${path}.`);
    return found;
  };
  const filing = (): unknown =>
    operation('post', '/complaints').requestBody?.content['application/json']?.example;
});

/** Paths of the properties without a description, or without an example of what is neither list nor object. */
function lacking({ properties = {}, items }: Schema): string[] {
  const below = items ? lacking(items) : [];
  const own = Object.entries(properties).flatMap(([name, property]) => {
    const composed = property.allOf ?? property.$ref ?? property.items ?? property.properties;
    const whole = property.description !== undefined && (composed !== undefined || 'example' in property);
    return [...(whole ? [] : [name]), ...lacking(property).map((inner) => `${name}.${inner}`)];
  });
  return [...own, ...below];
}
