import { CIDENG, type Citizen, citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Rates {
  total: Record<string, number | null>;
  groups: Record<string, number | string | null>[];
}

describe('the life of a complaint', () => {
  let world: World;
  let citizen: Citizen;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
  });
  afterAll(() => world.close());

  const rateOf = async (kelurahan: string): Promise<Rates['groups'][number]> => {
    const { body } = await world.ask<Rates>('GET', `/metrics/response-rates?area=${kelurahan}`);
    return body.groups.find(({ key }) => key === kelurahan) ?? {};
  };

  it('goes from filing to the changed rate of its lurah', async () => {
    const before = await rateOf(GAMBIR);
    const filing = await world.ask<Record<string, string>>('POST', '/complaints', { body: pothole });
    expect(filing.status).toBe(201);
    expect(filing.body).toMatchObject({
      number: expect.stringMatching(/^JKT-\d\d-[0-9A-Z]{6}-[0-9A-Z]$/),
      status: 'received',
    });
    expect(filing.body.trackingSecret).toHaveLength(32);
    expect(filing.body.filedAt).toMatch(/\+07:00$/);
    expect(filing.headers.get('location')).toBe(`/api/v1/complaints/${filing.body.number}`);
    const number = filing.body.number ?? '';

    expect(await citizen.routed(number)).toMatchObject({
      status: 'waiting',
      area: { code: GAMBIR },
      responsibleOffice: 'Lurah Gambir',
      firstRespondedAt: null,
    });
    const lurah = await world.signIn(`lurah-${GAMBIR}`);
    const inbox = await world.ask<{ items: { number: string; description: string }[] }>('GET', '/inbox', {
      token: lurah,
    });
    expect(inbox.body.items.find((item) => item.number === number)?.description).toBe(pothole.description);

    const coordination = { unit: 'dinas-bina-marga', message: 'Mohon aspal ulang sebelum Jumat.' };
    expect(
      (await world.ask('POST', `/complaints/${number}/coordinations`, { token: lurah, body: coordination }))
        .body.status,
    ).toBe('coordinating');
    expect((await citizen.see(number)).firstRespondedAt).toBeNull();
    const handedOver = await rateOf(GAMBIR);
    expect(handedOver).toMatchObject({
      answered: before.answered,
      forwarded: (before.forwarded as number) + 1,
    });

    const answer = { message: 'Petugas memeriksa hari ini.' };
    expect(
      (await world.ask('POST', `/complaints/${number}/responses`, { token: lurah, body: answer })).body
        .status,
    ).toBe('coordinating');
    const done = await shown(world, 'Lubang sudah ditutup.');
    expect(
      (await world.ask('POST', `/complaints/${number}/resolutions`, { token: lurah, body: done })).body
        .status,
    ).toBe('resolved');

    const after = await rateOf(GAMBIR);
    expect(after).toMatchObject({
      received: (before.received as number) + 1,
      answered: (before.answered as number) + 1,
      answeredOnTime: (before.answeredOnTime as number) + 1,
      resolved: (before.resolved as number) + 1,
      responseRate: 1,
    });
    const story = (await citizen.see(number)).timeline.map(({ kind, by, message }) => [kind, by, message]);
    expect(story).toEqual([
      ['filed', null, null],
      ['routed', null, null],
      ['coordinated', 'Lurah Gambir', null],
      ['responded', 'Lurah Gambir', answer.message],
      ['resolved', 'Lurah Gambir', done.message],
    ]);
  });

  it('shows the public nothing of the reporter, and none of their words', async () => {
    const reporter = { name: 'Warga Contoh', email: 'warga@example.com', phone: '+62 812 3456 7890' };
    const number = await citizen.file({ ...pothole, reporter });
    const shown = JSON.stringify([
      await citizen.routed(number),
      (await world.ask('GET', '/complaints?area=31.71.01.1001')).body,
    ]);
    for (const word of [...Object.values(reporter), 'Lubang besar']) expect(shown).not.toContain(word);
    const { rows } = await world.db.query<{ sealed: Buffer }>('SELECT sealed FROM reporters');
    expect(rows.length).toBeGreaterThan(0);
    expect(Buffer.concat(rows.map(({ sealed }) => sealed)).includes('Warga')).toBe(false);
  });

  it('refuses every wrong turn a lurah could take', async () => {
    const number = await citizen.file();
    await citizen.routed(number);
    const lurah = await world.signIn(`lurah-${GAMBIR}`);
    const neighbour = await world.signIn(`lurah-${CIDENG}`);
    const act = (
      token: string | undefined,
      step: string,
      body: object,
      of = number,
    ): Promise<{ status: number; body: Record<string, unknown> }> =>
      world.ask('POST', `/complaints/${of}/${step}`, { token, body });
    const say = { message: 'Sudah kami tangani.' };

    expect(await act(undefined, 'responses', say)).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    });
    expect(await act(neighbour, 'responses', say)).toMatchObject({
      status: 403,
      body: { code: 'not_your_complaint' },
    });
    expect(await act(lurah, 'responses', { message: '  ' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'message' }] },
    });
    expect(await act(lurah, 'responses', { ...say, evidence: 'x' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'evidence', code: 'unknown_field' }] },
    });
    expect(await act(lurah, 'coordinations', { ...say, unit: 'dinas-sihir' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'unit' }] },
    });
    expect(await act(lurah, 'transfers', { ...say, kelurahanCode: GAMBIR })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'kelurahanCode', code: 'already_there' }] },
    });
    expect(await act(lurah, 'transfers', { ...say, kelurahanCode: '31.71' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'kelurahanCode', code: 'unknown_code' }] },
    });
    expect(await act(lurah, 'rejections', { ...say, reason: 'lazy' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason', code: 'not_in_list' }] },
    });
    expect(await act(lurah, 'responses', say, 'JKT-26-7K3Q9F-5')).toMatchObject({
      status: 404,
      body: { code: 'complaint_number_mistyped' },
    });

    expect((await citizen.see(number)).timeline).toHaveLength(2);
    expect(await act(lurah, 'resolutions', await shown(world, say.message))).toMatchObject({
      status: 201,
      body: { status: 'resolved' },
    });
    for (const [step, body] of [
      ['responses', say],
      ['coordinations', { ...say, unit: 'dinas-bina-marga' }],
      ['resolutions', say],
      ['rejections', { ...say, reason: 'spam' }],
      ['transfers', { ...say, kelurahanCode: CIDENG }],
    ] as const) {
      expect(await act(lurah, step, body)).toMatchObject({
        status: 409,
        body: {
          code: 'transition_not_allowed',
          currentStatus: 'resolved',
          allowedStatuses: [],
          allowedActions: [],
        },
      });
    }
    expect((await citizen.see(number)).timeline).toHaveLength(3);
  });

  it('loses nothing on the way', async () => {
    const admin = await world.signIn('admin');
    const { body } = await world.ask<Record<string, number>>('GET', '/integrity', { token: admin });
    expect(body).toMatchObject({ pending: 0, lost: 0 });
    const { accepted = 0, owned = 0, triage = 0, rejected = 0, merged = 0 } = body;
    expect(accepted).toBeGreaterThan(0);
    expect(owned + triage + rejected + merged).toBe(accepted);
  });
});
