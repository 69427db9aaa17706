import { connect } from '../src/database/prepare.js';
import { FilingAddressesRepository } from '../src/complaints/core/filing-addresses.repository.js';
import { citizenOf, CIDENG, GAMBIR, pothole } from './support/citizen.js';
import { CookieJar } from './support/cookie-jar.js';
import { shown } from './support/photographer.js';
import { type Answer, eventually, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(120_000);

interface Filed {
  number: string;
  trackingSecret: string;
}
interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
}

describe('who filed', () => {
  let world: World;
  let lurah: string;
  let triage: string;
  let communications: string;
  beforeAll(async () => {
    // The test is the proxy, and says whose requests it passes on.
    world = await openWorld({ settings: () => ({ TRUST_PROXY: '127.0.0.1' }) });
    lurah = await world.signIn(`lurah-${GAMBIR}`);
    triage = await world.signIn('triage');
    communications = await world.signIn('communications');
  });
  afterAll(() => world.close());

  let last = 0;
  const from = (address = `198.51.100.${++last}`): Record<string, string> => ({ 'x-forwarded-for': address });
  const file = async (body: object = {}, headers = from()): Promise<Filed> => {
    const filed = await world.ask<Filed & Record<string, unknown>>('POST', '/complaints', {
      body: { ...pothole, ...body },
      headers,
    });
    expect(filed.status).toBe(201);
    await citizenOf(world).routed(filed.body.number);
    return filed.body;
  };
  const entries = async (number: string, action: string): Promise<unknown[]> => {
    const { rows } = await world.db.query(
      'SELECT details::json AS details FROM audit_entries WHERE subject = $1 AND action = $2',
      [number, action],
    );
    return rows as unknown[];
  };

  describe('is told by no door that takes a contact', () => {
    const KNOWN = { phone: '0812 3456 7890', email: 'warga@example.com' };
    const UNKNOWN = { phone: '0812 9999 0000', email: 'lain@example.com' };
    let number: string;
    beforeAll(async () => {
      ({ number } = await file({ reporter: { name: 'Warga', ...KNOWN } }));
      await world.ask('POST', `/complaints/${number}/supports`, {
        body: { contact: KNOWN },
        headers: from(),
      });
    });

    /** How each door of the public is asked, with a contact. */
    const doors: Record<string, (contact: typeof KNOWN) => Promise<Answer>> = {
      'POST /api/v1/complaints': (contact) =>
        world.ask('POST', '/complaints', { body: { ...pothole, reporter: contact }, headers: from() }),
      'POST /api/v1/complaints/{number}/supports': (contact) =>
        world.ask('POST', `/complaints/${number}/supports`, { body: { contact }, headers: from() }),
      'POST /api/v1/password-resets': ({ email }) =>
        world.ask('POST', '/password-resets', { body: { email }, headers: from() }),
      'POST /api/v1/sessions': ({ email }) =>
        world.ask('POST', '/sessions', { body: { email, password: 'salah-sekali' }, headers: from() }),
    };
    /** For officers of a desk, to find people: each search is in the audit trail. */
    const ofOfficers = ['POST /api/v1/reporters/search'];

    it('and there are no other doors', async () => {
      const { body: document } = await world.ask<{
        paths: Record<
          string,
          Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>
        >;
        components: { schemas: Record<string, Schema> };
      }>('GET', '/api/openapi.json');
      const holdsContact = (schema: Schema): boolean => {
        const named = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
        const { allOf = [], properties = {} } = named || schema;
        const isContact = ['phone', 'email'].some((name) => name in properties);
        return isContact || [...allOf, ...Object.values(properties)].some(holdsContact);
      };
      const taking = Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.entries(operations).flatMap(([method, { requestBody }]) =>
          Object.values(requestBody?.content ?? {}).some(({ schema }) => holdsContact(schema))
            ? [`${method.toUpperCase()} ${path}`]
            : [],
        ),
      );
      expect(taking.sort()).toEqual([...Object.keys(doors), ...ofOfficers].sort());
    });

    it.each(Object.keys(doors))('%s', async (door) => {
      const countOf = async (): Promise<number> =>
        Number((await world.ask('GET', `/complaints/${number}`)).body.supporters);
      const told = async (contact: typeof KNOWN): Promise<unknown> => {
        const before = await countOf();
        const answer = await (doors[door] as (typeof doors)[string])(contact);
        const { supporters, ...body } = answer.body;
        return {
          status: answer.status,
          headers: [...answer.headers.keys()].sort(),
          body: Object.keys(body).sort(),
          code: body.code,
          moved: [supporters === undefined ? 0 : Number(supporters) - before, (await countOf()) - before],
        };
      };
      const [known, unknown] = [await told(KNOWN), await told(UNKNOWN)];
      expect(known).toEqual(unknown);
    });

    it('and no page: /aduan/:number/saya-juga', async () => {
      const told = async (phone: string): Promise<unknown> => {
        const answer = await new CookieJar().fetch(`${world.base}/aduan/${number}/saya-juga`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.base, ...from() },
          body: new URLSearchParams({ 'contact.phone': phone }).toString(),
        });
        return [answer.status, answer.headers.get('location'), [...answer.headers.keys()].sort()];
      };
      expect(await told(KNOWN.phone)).toEqual(await told(UNKNOWN.phone));
      expect(await told(KNOWN.phone)).toEqual([
        303,
        `/aduan/${number}?kabar=juga`,
        expect.arrayContaining(['set-cookie']) as string[],
      ]);
    });

    it('though a tag makes an address look like another: an officer finds both as one, also from before', async () => {
      const tagged = await file({ reporter: { email: 'Tag+jalan@Example.com' } });
      // As it was hashed before tags were taken off.
      await world.db.query(
        `UPDATE reporters SET email_hash = '\\x00', hashed = false FROM complaints c WHERE c.id = complaint_id AND number = $1`,
        [tagged.number],
      );
      const search = async (): Promise<string[]> => {
        const { body } = await world.ask<{ items: Filed[] }>('POST', '/reporters/search', {
          token: communications,
          body: { email: 'tag@example.com' },
        });
        return body.items.map((each) => each.number);
      };
      expect(await eventually(search, ({ length }) => length > 0, 40_000)).toEqual([tagged.number]);
    });
  });

  describe('contests three times and is heard each time; then an inspector decides', () => {
    let filed: Filed;
    const resolve = async (): Promise<Answer> =>
      world.ask('POST', `/complaints/${filed.number}/resolutions`, {
        token: lurah,
        body: await shown(world, 'Sudah ditambal aspal.'),
      });
    const own = { headers: (): Record<string, string> => ({ 'tracking-secret': filed.trackingSecret }) };
    const contest = (): Promise<Answer> =>
      world.ask('POST', `/complaints/${filed.number}/contests`, {
        body: { message: 'Masih berlubang.' },
        headers: own.headers(),
      });
    const waiting = async (): Promise<{ id: string; number: string; drawn: boolean }[]> => {
      const { body } = await world.ask<{
        items: { id: string; number: string; outcome: string | null; drawn: boolean }[];
      }>('GET', '/inspections?cause=contest', { token: communications });
      return body.items.filter(({ outcome, number }) => outcome === null && number === filed.number);
    };
    const conclude = async (outcome: string): Promise<Answer> =>
      world.ask('POST', `/inspections/${(await waiting())[0]?.id}/outcomes`, {
        token: communications,
        body: { outcome, note: 'Diperiksa di tempat.' },
      });

    it('who finds it not done, and it is reopened', async () => {
      filed = await file();
      for (let time = 0; time < 3; time++) {
        expect((await resolve()).status).toBe(201);
        expect((await contest()).body.status).toBe('in_progress');
      }
      await resolve();
      const drawn = async (): Promise<unknown> => (await world.ask('GET', '/inspections/months')).body;
      const before = await drawn();
      const fourth = await contest();
      expect([fourth.status, fourth.body]).toMatchObject([201, { status: 'resolved', withInspector: true }]);
      expect(fourth.body.allowedActions).toEqual(['add', 'confirm']);
      // The trail vouches for the inspection.
      expect((await world.db.query(`SELECT FROM row_changes WHERE table_name = 'inspections'`)).rows).toEqual(
        [],
      );
      expect(await waiting()).toHaveLength(1);
      expect(await drawn()).toEqual(before);
      expect(await contest()).toMatchObject({ status: 409, body: { code: 'contest_with_inspector' } });

      // Silence closes nothing on which an inspector has to decide.
      await world.db.query(
        `UPDATE complaints SET closes_at = now() - interval '1 minute' WHERE number = $1`,
        [filed.number],
      );
      const silent = await file();
      await world.ask('POST', `/complaints/${silent.number}/resolutions`, {
        token: lurah,
        body: await shown(world, 'Sudah ditambal aspal.'),
      });
      await world.db.query(
        `UPDATE complaints SET closes_at = now() - interval '1 second' WHERE number = $1`,
        [silent.number],
      );
      await eventually(
        () => citizenOf(world).see(silent.number),
        ({ status }) => status === 'closed',
      );
      expect((await citizenOf(world).see(filed.number)).status).toBe('resolved');

      expect((await conclude('not_done')).body).toMatchObject({ status: 'in_progress', outcome: 'not_done' });
      const { timeline } = await citizenOf(world).see(filed.number);
      expect(timeline.slice(-2).map(({ kind }) => kind)).toEqual(['appealed', 'inspected']);
    });

    it('who finds it done, and nobody reopens it any more', async () => {
      await resolve();
      expect((await contest()).body.withInspector).toBe(true);
      const page = new CookieJar();
      await page.fetch(`${world.base}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: world.base },
        body: JSON.stringify({ email: 'communications@tanggap.example', password: PASSWORD, cookie: true }),
      });
      const html = await (await page.fetch(`${world.base}/dasbor/pemeriksaan`)).text();
      expect(html).toContain('Disanggah lagi');
      expect(html.split(`id="p-${(await waiting())[0]?.id}"`)).toHaveLength(2);
      expect((await conclude('done')).body).toMatchObject({ status: 'resolved', outcome: 'done' });
      expect((await contest()).body.code).toBe('contest_with_inspector');
    });
  });

  describe('sends fakes: what one address filed', () => {
    const [bomber, neighbour] = ['203.0.113.5', '203.0.113.6'];
    let fake: Filed;
    let fakes: Filed[];
    let answered: Filed;
    let other: Filed;
    const list = async (number = fake.number): Promise<string[]> => {
      const { body } = await world.ask<{ items: Filed[] }>('GET', `/complaints/${number}/same-address`, {
        token: triage,
      });
      return body.items.map((each) => each.number).sort();
    };

    it('is shown together once triage has called one of it fake, whoever holds the rest', async () => {
      const nowhere = { location: undefined, address: 'Entah di mana' };
      fake = await file(nowhere, from(bomber));
      fakes = [
        await file({}, from(bomber)),
        await file({ location: undefined, kelurahanCode: CIDENG }, from(bomber)),
      ];
      [answered, other] = [await file({}, from(bomber)), await file({}, from(neighbour))];
      await world.ask('POST', `/complaints/${answered.number}/responses`, {
        token: lurah,
        body: { message: 'Kami periksa hari ini.' },
      });
      expect(await list()).toEqual([]);
      await world.ask('POST', `/complaints/${fake.number}/rejections`, {
        token: triage,
        body: { reason: 'spam', message: 'Ini bukan sebuah aduan.' },
      });
      expect(await list()).toEqual(fakes.map(({ number }) => number).sort());
      expect(await list(other.number)).toEqual([]);
      for (const token of [lurah, communications])
        expect((await world.ask('GET', `/complaints/${fake.number}/same-address`, { token })).body.code).toBe(
          'not_allowed',
        );
      const stored = await world.db.query<{ all: string }>(
        `SELECT string_agg(f::text, ' ') AS all FROM filing_addresses f`,
      );
      expect(stored.rows[0]?.all).not.toContain(bomber);
    });

    it('is on the page of the desk, none ticked, and what is ticked is turned away with one form', async () => {
      const jar = new CookieJar();
      await jar.fetch(`${world.base}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: world.base },
        body: JSON.stringify({ email: 'triage@tanggap.example', password: PASSWORD, cookie: true }),
      });
      const path = `/triase/palsu/${fake.number}`;
      expect(await (await jar.fetch(`${world.base}/triase`)).text()).toContain(path);
      const html = await (await jar.fetch(world.base + path)).text();
      for (const { number } of fakes) expect(html).toContain(`value="${number}"`);
      expect(html).not.toContain(' checked');
      const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const send = (fields: [string, string][]): Promise<Response> =>
        jar.fetch(world.base + path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.base },
          body: new URLSearchParams([['_csrf', csrf], ['reason', 'spam'], ...fields]).toString(),
        });
      const empty = await send([['message', 'Ini bukan sebuah aduan.']]);
      expect([empty.status, await empty.text()]).toMatchObject([400, expect.stringContaining('wajib diisi')]);
      const [first] = fakes;
      const sent = await send([
        ['message', 'Kiriman ini palsu semua.'],
        ['numbers', first?.number ?? ''],
      ]);
      expect([sent.status, sent.headers.get('location')]).toEqual([303, '/triase']);
      expect(await citizenOf(world).see(first?.number ?? '')).toMatchObject({ status: 'rejected' });
    });

    it('is turned away with one act, each with its own step; what was answered or came from elsewhere is left', async () => {
      const [, second] = fakes;
      const numbers = [second, answered, other].map((each) => each?.number ?? '');
      const body = { numbers, reason: 'spam', message: 'Kiriman ini palsu semua.' };
      const path = `/complaints/${fake.number}/same-address/rejections`;
      expect((await world.ask('POST', path, { token: lurah, body })).status).toBe(403);
      expect(
        (await world.ask('POST', path, { token: triage, body: { ...body, numbers: ['x'] } })).body.errors,
      ).toMatchObject([{ field: 'numbers', code: 'not_a_complaint' }]);
      const { status, body: done } = await world.ask('POST', path, { token: triage, body });
      expect([status, done]).toEqual([
        201,
        { number: fake.number, rejected: [second?.number], left: [answered.number, other.number] },
      ]);
      const { timeline } = await citizenOf(world).see(second?.number ?? '');
      expect(timeline.at(-1)).toMatchObject({
        kind: 'rejected',
        reason: 'spam',
        message: 'Kiriman ini palsu semua.',
      });
      expect(await entries(second?.number ?? '', 'complaint.rejected')).toMatchObject([
        { details: { like: fake.number } },
      ]);
      expect(await list()).toEqual([]);
    });

    it('is forgotten with its citizen, and after 90 days', async () => {
      const kept = async (): Promise<string[]> => {
        const { rows } = await world.db.query<{ number: string }>(
          'SELECT number FROM filing_addresses JOIN complaints ON id = complaint_id WHERE number = ANY ($1)',
          [[answered.number, other.number]],
        );
        return rows.map(({ number }) => number);
      };
      expect(await kept()).toHaveLength(2);
      await world.ask('POST', `/complaints/${answered.number}/erasures`, {
        headers: { 'tracking-secret': answered.trackingSecret },
      });
      expect(await kept()).toEqual([other.number]);
      await world.db.query(
        `UPDATE filing_addresses SET filed_at = now() - interval '90 days 1 minute' FROM complaints c WHERE c.id = complaint_id AND number = $1`,
        [other.number],
      );
      const db = await connect(world.env.DATABASE_URL ?? '', []);
      await new FilingAddressesRepository(db).deleteOlderThan(90);
      await db.destroy();
      expect(await kept()).toEqual([]);
    });
  });

  it('leaves no trace in what the processes write', () => {
    expect(world.said()).not.toMatch(/3456 7890|34567890|203\.0\.113\.5/);
  });
});
