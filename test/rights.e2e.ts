import { type Right, rights, type Role, roles, type Scope } from '../src/identity/rights/rights.js';
import { CIDENG, GAMBIR } from './support/citizen.js';
import { sendPhoto } from './support/photographer.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const UNIT = 'dinas-bina-marga';
const STAFF = 'staf@example.com';
/** Kelurahan of the same kecamatan, of another, and of another city. */
const PLACES = {
  gambir: { kelurahanCode: GAMBIR },
  cideng: { kelurahanCode: CIDENG },
  kemayoran: { kelurahanCode: '31.71.03.1001' },
  penjaringan: { kelurahanCode: '31.72.01.1001' },
  nowhere: { address: 'Entah di mana' },
};
type Place = keyof typeof PLACES | 'handed' | 'qlue';

/** Of each scope something that it covers and something just outside it. */
const sides: Readonly<Record<Scope, { inside: Place; outside?: Place }>> = {
  all: { inside: 'penjaringan' },
  'own kelurahan': { inside: 'gambir', outside: 'cideng' },
  'own kecamatan': { inside: 'cideng', outside: 'kemayoran' },
  'own city': { inside: 'kemayoran', outside: 'penjaringan' },
  'own province': { inside: 'penjaringan', outside: 'nowhere' },
  'triage desk': { inside: 'nowhere', outside: 'gambir' },
  'own unit': { inside: 'handed', outside: 'gambir' },
  'own channel': { inside: 'qlue', outside: 'gambir' },
  'open channels': { inside: 'gambir', outside: 'qlue' },
  'every channel': { inside: 'qlue' },
};
const accounts: Readonly<Partial<Record<Role, string>>> = {
  administrator: 'admin',
  communications: 'communications',
  triage: 'triage',
  lurah: `lurah-${GAMBIR}`,
  camat: 'camat-31.71.01',
  walikota: 'walikota-31.71',
  gubernur: 'gubernur-31',
  unit: `unit-${UNIT}`,
};

/** What a request for a right is made with. */
interface Target {
  readonly number: string;
  readonly place: Place;
  /** Number of one that was filed before it, at the same place. */
  readonly older: string;
  readonly deadLetter: () => Promise<string>;
  readonly photo: () => Promise<string>;
}
type Request = readonly [method: string, path: string, body?: object];

/** How each right is asked for over HTTP. */
const requests: Readonly<Record<Right, (target: Target) => Request | Promise<Request>>> = {
  file: ({ place }) => [
    'POST',
    '/complaints',
    {
      category: 'road',
      description: 'Jalan rusak berat.',
      ...PLACES.gambir,
      ...(place === 'qlue' && { channel: 'qlue' }),
      ...(place === 'gambir' && { channel: 'api' }),
    },
  ],
  follow: ({ number }) => ['GET', `/channel/complaints/${number}`],
  see: ({ number }) => ['GET', `/inbox/${number}`],
  see_reporter: ({ number }) => [
    'POST',
    `/complaints/${number}/reporter-look`,
    { reason: 'Menanyakan letaknya.' },
  ],
  search_reporters: () => ['POST', '/reporters/search', { phone: '081234567890' }],
  erase_citizen: ({ number }) => ['POST', `/complaints/${number}/erasures`],
  see_erasures: () => ['GET', '/erasures'],
  respond: ({ number }) => ['POST', `/complaints/${number}/responses`, { message: 'Kami periksa.' }],
  coordinate: ({ number }) => [
    'POST',
    `/complaints/${number}/coordinations`,
    { unit: UNIT, message: 'Mohon.' },
  ],
  resolve: async ({ number, photo }) => [
    'POST',
    `/complaints/${number}/resolutions`,
    { message: 'Sudah selesai.', photos: [await photo()] },
  ],
  reject: ({ number }) => [
    'POST',
    `/complaints/${number}/rejections`,
    { reason: 'not_our_authority', message: 'Bukan.' },
  ],
  transfer: ({ number }) => [
    'POST',
    `/complaints/${number}/transfers`,
    { kelurahanCode: '31.71.02.1001', message: 'Salah.' },
  ],
  merge: ({ number, older }) => ['POST', `/complaints/${number}/merges`, { into: older }],
  see_failures: () => ['GET', '/dead-letters'],
  retry_failures: async ({ deadLetter }) => ['POST', `/dead-letters/${await deadLetter()}/retries`],
  reject_fakes: ({ number }) => ['GET', `/complaints/${number}/same-address`],
  inspect: () => ['GET', '/inspections'],
  see_integrity: () => ['GET', '/integrity'],
};

describe('who may do what', () => {
  let world: World;
  const headersOf = new Map<Role, Record<string, string>>();
  const stock = new Map<Place, string[]>();
  beforeAll(async () => {
    world = await openWorld();
    const [, key] = await Promise.all([
      world.command('staff', 'add', STAFF, '--name', 'Staf Contoh', '--office', GAMBIR),
      world.command('clients', 'add', 'Qlue', '--channel', 'qlue'),
    ]);
    headersOf.set('client', { 'x-api-key': /tanggap_\S+/.exec(key.said)?.[0] ?? '' });
    headersOf.set('public', {});
    const opened = await world.command('accounts', 'open', STAFF);
    const password = /password (\S+)/.exec(opened.said)?.[1] ?? '';
    const { body } = await world.ask<{ token: string }>('POST', '/sessions', {
      body: { email: STAFF, password },
    });
    headersOf.set('staff', { authorization: `Bearer ${body.token}` });
    for (const [role, account] of Object.entries(accounts))
      headersOf.set(role as Role, { authorization: `Bearer ${await world.signIn(account)}` });
    await fill();
  });
  afterAll(() => world.close());

  /** Files as many complaints for each place as are needed, and hands some to a unit. */
  const fill = async (): Promise<void> => {
    const counts: Record<Place, number> = {
      gambir: 30,
      cideng: 20,
      kemayoran: 20,
      penjaringan: 20,
      nowhere: 20,
      handed: 20,
      qlue: 20,
    };
    await Promise.all(
      Object.entries(counts).map(async ([place, count]) => {
        const where = PLACES[place as keyof typeof PLACES] ?? PLACES.gambir;
        const headers = place === 'qlue' ? headersOf.get('client') : {};
        const body = { category: 'road', description: 'Jalan rusak berat.', ...where };
        const filed = await Promise.all(
          Array.from({ length: count }, () =>
            world.ask<{ number: string }>('POST', '/complaints', { body, headers }),
          ),
        );
        const inOrder = await world.db.query<{ number: string }>(
          'SELECT number FROM complaints WHERE number = ANY ($1) ORDER BY filed_at, id',
          [filed.map((answer) => answer.body.number)],
        );
        stock.set(
          place as Place,
          inOrder.rows.map(({ number }) => number),
        );
      }),
    );
    await eventually(
      () =>
        world.db.query<{ pending: string }>(
          `SELECT count(*) AS pending FROM complaints WHERE status = 'received'`,
        ),
      ({ rows }) => rows[0]?.pending === '0',
    );
    const body = { unit: UNIT, message: 'Mohon diperbaiki.' };
    for (const number of stock.get('handed') ?? [])
      await world.ask('POST', `/complaints/${number}/coordinations`, {
        headers: headersOf.get('lurah'),
        body,
      });
  };
  /** Something fresh of a place, so that nothing but the right decides. */
  const targetIn = (place: Place): Target => {
    const number = stock.get(place)?.pop();
    if (number === undefined) throw new Error(`There is nothing left of ${place}.`);
    const deadLetter = async (): Promise<string> => {
      const { rows } = await world.db.query<{ id: string }>(
        `INSERT INTO dead_letters (id, kind, subject, reason, attempts, failed_at)
         VALUES (gen_random_uuid(), 'route-complaint', gen_random_uuid()::text, 'Contoh.', 5, now()) RETURNING id`,
      );
      return rows[0]?.id ?? '';
    };
    const older = stock.get(place)?.[0] ?? number;
    return { number, place, older, deadLetter, photo: () => sendPhoto(world) };
  };
  const ask = async (role: Role, right: keyof typeof requests, place: Place): Promise<Answer> => {
    const target = targetIn(place);
    const [method, path, body] = await requests[right](target);
    const answer = await world.ask(method, path, { headers: headersOf.get(role), ...(body && { body }) });
    if (outcome(answer) === 'refused') stock.get(place)?.push(target.number);
    return answer;
  };

  it.each(roles)('%s does what the table says, as far as it says, and nothing else', async (role) => {
    const story: Record<string, string> = {};
    const told: Record<string, string> = {};
    for (const right of Object.keys(requests) as (keyof typeof requests)[]) {
      const scope = rights[right].scopes[role];
      const { inside, outside } =
        scope === undefined ? { inside: undefined, outside: 'handed' as const } : sides[scope];
      if (inside !== undefined) {
        told[`${right} ${scope}`] = 'done';
        story[`${right} ${scope}`] = outcome(await ask(role, right, inside));
      }
      if (outside !== undefined) {
        told[`${right} beyond ${scope ?? 'nothing'}`] = 'refused';
        story[`${right} beyond ${scope ?? 'nothing'}`] = outcome(await ask(role, right, outside));
      }
    }
    expect(story).toEqual(told);
  });

  it('and lists to each no more than that', async () => {
    const ownersSeenBy = async (role: Role): Promise<Set<unknown>> => {
      const owners = new Set<unknown>();
      let cursor = '';
      do {
        const { body } = await world.ask<{
          items: { area: { code: string } | null }[];
          nextCursor: string | null;
        }>('GET', `/inbox?limit=200${cursor}`, { headers: headersOf.get(role) });
        body.items.forEach(({ area }) => owners.add(area?.code ?? 'triage'));
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      return owners;
    };
    expect(await ownersSeenBy('lurah')).toEqual(new Set([GAMBIR]));
    expect(await ownersSeenBy('staff')).toEqual(new Set([GAMBIR]));
    expect([...(await ownersSeenBy('camat'))].sort()).toEqual([GAMBIR, CIDENG]);
    expect(await ownersSeenBy('triage')).toEqual(new Set(['triage']));
    const city = await ownersSeenBy('walikota');
    expect(city).toContain('31.71.03.1001');
    for (const owner of city) expect(owner).toMatch(/^31\.71\./);
    const all = await ownersSeenBy('communications');
    expect([...all]).toEqual(expect.arrayContaining(['triage', GAMBIR, '31.72.01.1001']));
    for (const role of ['administrator', 'client', 'public'] as const) {
      const { status } = await world.ask('GET', '/inbox', { headers: headersOf.get(role) });
      expect([role, status]).toEqual([role, role === 'administrator' ? 403 : 401]);
    }
  });

  it('and shows the table to everyone', async () => {
    const { status, body } = await world.ask<{
      items: { right: string; grants: { role: string; scope: string }[] }[];
    }>('GET', '/rights');
    expect(status).toBe(200);
    const shown = Object.fromEntries(
      body.items.map(({ right, grants }) => [
        right,
        Object.fromEntries(grants.map(({ role, scope }) => [role, scope])),
      ]),
    );
    expect(shown).toEqual(
      Object.fromEntries(Object.entries(rights).map(([right, { scopes }]) => [right, scopes])),
    );
  });

  it('nobody who has not signed in, or no longer', async () => {
    for (const path of ['/inbox', '/integrity']) {
      for (const authorization of ['', 'Bearer nonsense', 'Basic YTpi']) {
        const answer = await world.ask('GET', path, { headers: { authorization } });
        expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    }
    const token = await world.signIn('admin');
    await world.db.query(`UPDATE sessions SET expires_at = now() - interval '1 second'`);
    expect((await world.ask('GET', '/integrity', { token })).status).toBe(401);
  });

  it('and a wrong password is told no differently from an unknown address', async () => {
    const attempt = (email: string): Promise<unknown> =>
      world
        .ask('POST', '/sessions', { body: { email, password: 'salah-sekali' } })
        .then(({ status, body }) => ({ status, body }));
    expect(await attempt('admin@tanggap.example')).toEqual(await attempt('nobody@tanggap.example'));
  });
});

/** Done, refused, or what is neither. */
function outcome({ status, body }: Answer): string {
  if (status >= 200 && status < 300) return 'done';
  return [401, 403, 404].includes(status) ? 'refused' : `${status} ${JSON.stringify(body)}`;
}
