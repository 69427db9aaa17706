import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityRoles } from '../src/identity/accounts/role-assignment.entity.js';
import { type Right, rights, type Role, roles, type RightScope } from '../src/identity/rights/rights.js';
import { CIDENG, GAMBIR } from './support/citizen.js';
import { sendPhoto } from './support/photographer.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const UNIT = 'dinas-bina-marga';
const STAFF = 'staf@example.com';
/** A city beside Jakarta, without boundaries: what has a point is with its triage desk. */
const NYIUR = [
  'level,code,parent_code,name',
  'city,NYR,,Nyiur',
  'kecamatan,NYR-1,NYR,Pantai',
  'kelurahan,ward-7,NYR-1,Karang',
];
/** Kelurahan of the same kecamatan, of another, of another kota, and of another city. */
const PLACES = {
  gambir: { kelurahanCode: GAMBIR },
  cideng: { kelurahanCode: CIDENG },
  kemayoran: { kelurahanCode: '31.71.03.1001' },
  penjaringan: { kelurahanCode: '31.72.01.1001' },
  nowhere: { address: 'Entah di mana' },
  about: { kelurahanCode: GAMBIR, aboutOffice: true },
  aboutCamat: { kelurahanCode: GAMBIR, aboutOfficeCode: '31.71.01' },
  karang: { kelurahanCode: 'ward-7' },
  offshore: { kelurahanCode: 'ward-7', location: { lat: -5.15, lng: 119.45 } },
};
/** Where something lies; `none` is about no complaint, and so of no city. */
type Place = keyof typeof PLACES | 'handed' | 'qlue' | 'none';

interface Sides {
  readonly inside: readonly Place[];
  readonly outside: readonly Place[];
}

/** Of each scope what it covers and what is just outside it, for whoever is in Jakarta. */
const sides: Readonly<Record<RightScope, Sides>> = {
  'own city': { inside: ['penjaringan'], outside: ['karang', 'offshore'] },
  'own office': { inside: ['about'], outside: ['gambir', 'aboutCamat'] },
  'own city or none': { inside: ['nowhere', 'none'], outside: ['karang'] },
  'own kelurahan': { inside: ['gambir'], outside: ['cideng', 'karang', 'about', 'aboutCamat'] },
  'own kecamatan': { inside: ['cideng', 'about'], outside: ['kemayoran', 'karang', 'aboutCamat'] },
  'own kota': { inside: ['kemayoran', 'aboutCamat'], outside: ['penjaringan', 'karang', 'about'] },
  'own province': { inside: ['penjaringan'], outside: ['nowhere', 'karang', 'about', 'aboutCamat'] },
  'triage desk': { inside: ['nowhere'], outside: ['gambir', 'offshore', 'about'] },
  'own unit': { inside: ['handed'], outside: ['gambir', 'karang'] },
  'own channel': { inside: ['qlue'], outside: ['gambir'] },
  'open channels': { inside: ['gambir'], outside: ['qlue'] },
  'channels of own city': { inside: ['qlue'], outside: ['karang'] },
};
/** The same for a walikota, whose office is another. */
const sidesOfWalikota: typeof sides = {
  ...sides,
  'own office': { inside: ['aboutCamat'], outside: ['about', 'kemayoran'] },
};
/** The same for the desks of Nyiur. */
const sidesInNyiur: Readonly<Partial<Record<RightScope, Sides>>> = {
  'own city': { inside: ['karang'], outside: ['penjaringan', 'nowhere'] },
  'own city or none': { inside: ['offshore', 'none'], outside: ['penjaringan'] },
  'triage desk': { inside: ['offshore'], outside: ['karang', 'nowhere'] },
  'open channels': sides['open channels'],
  'channels of own city': { inside: ['karang'], outside: ['qlue'] },
};
/** Where there is no right, nothing is inside. */
const NOTHING: Sides = { inside: [], outside: ['handed', 'karang'] };
/** The phone number of whoever files at a place. */
const PHONES: Readonly<Partial<Record<string, string>>> = Object.fromEntries(
  [...Object.keys(PLACES), 'handed', 'qlue'].map((place, at) => [place, `08123456780${at}`]),
);
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
  /** Of whoever filed it. */
  readonly phone: string;
  readonly deadLetter: () => Promise<string>;
  /** Enters it into the ledger. */
  readonly erase: () => Promise<void>;
  /** Another of the place, closed with doubtful evidence and drawn by lot. */
  readonly drawn: () => Promise<{ number: string; inspection: string }>;
  readonly photo: () => Promise<string>;
  /** How many complaints there are in its city. */
  readonly accepted: () => Promise<number>;
}
type Body = Record<string, unknown>;
interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  /** Whether the answer shows the target: what lists others alone has refused it. */
  readonly shows?: (body: Body) => boolean;
}
type Door = (target: Target) => Request | Promise<Request>;

const get = (path: string, shows?: Request['shows']): Request => ({
  method: 'GET',
  path,
  ...(shows && { shows }),
});
const post = (path: string, body?: object, shows?: Request['shows']): Request => ({
  method: 'POST',
  path,
  ...(body && { body }),
  ...(shows && { shows }),
});
const listing =
  (field: string, value: unknown) =>
  ({ items }: Body): boolean =>
    (items as Body[]).some((item) => item[field] === value);

/** How each right is asked for over HTTP, at every door it opens. */
const doors: Readonly<Record<Right, readonly Door[]>> = {
  file: [
    ({ place }) =>
      post('/complaints', {
        category: 'road',
        description: 'Jalan rusak berat.',
        ...(place === 'karang' ? PLACES.karang : PLACES.gambir),
        ...(['qlue', 'karang'].includes(place) && { channel: 'qlue' }),
        ...(place === 'gambir' && { channel: 'api' }),
      }),
  ],
  follow: [({ number }) => get(`/channel/complaints/${number}`)],
  see: [({ number }) => get(`/inbox/${number}`)],
  see_reporter: [
    ({ number }) => post(`/complaints/${number}/reporter-look`, { reason: 'Menanyakan letaknya.' }),
  ],
  search_reporters: [
    ({ number, phone }) => post('/reporters/search', { phone, limit: 200 }, listing('number', number)),
  ],
  erase_citizen: [({ number }) => post(`/complaints/${number}/erasures`)],
  see_erasures: [
    async ({ number, erase }) => {
      await erase();
      return get('/erasures', listing('number', number));
    },
  ],
  respond: [({ number }) => post(`/complaints/${number}/responses`, { message: 'Kami periksa hari ini.' })],
  coordinate: [
    ({ number }) => post(`/complaints/${number}/coordinations`, { unit: UNIT, message: 'Mohon.' }),
  ],
  resolve: [
    async ({ number, photo }) =>
      post(`/complaints/${number}/resolutions`, {
        message: 'Sudah selesai dikerjakan.',
        photos: [await photo()],
        reason: 'Foto lama.',
      }),
  ],
  reject: [
    ({ number }) =>
      post(`/complaints/${number}/rejections`, {
        reason: 'not_our_authority',
        message: 'Bukan wewenang kami.',
      }),
  ],
  transfer: [
    ({ number, place }) => {
      const kelurahanCode = place === 'offshore' ? 'ward-7' : '31.71.02.1001';
      return post(`/complaints/${number}/transfers`, { kelurahanCode, message: 'Salah.' });
    },
  ],
  merge: [
    ({ number, older }) =>
      post(`/complaints/${number}/merges`, { into: older, reason: 'Lubang yang sama, di kedua sisi jalan.' }),
  ],
  see_failures: [
    async ({ deadLetter }) => {
      const id = await deadLetter();
      return get('/dead-letters', listing('id', id));
    },
  ],
  retry_failures: [async ({ deadLetter }) => post(`/dead-letters/${await deadLetter()}/retries`)],
  inspect: [
    async ({ drawn }) => get('/inspections', listing('number', (await drawn()).number)),
    async ({ drawn }) => get('/closures/doubtful', listing('number', (await drawn()).number)),
    async ({ drawn }) =>
      post(`/inspections/${(await drawn()).inspection}/outcomes`, {
        outcome: 'done',
        note: 'Dilihat di tempat.',
      }),
  ],
  see_integrity: [
    async ({ accepted }) => {
      const count = await accepted();
      return get('/integrity', (body) => body.accepted === count);
    },
  ],
  reject_fakes: [({ number }) => get(`/complaints/${number}/same-address`)],
};

describe('who may do what', () => {
  let world: World;
  const headersOf = new Map<string, Record<string, string>>();
  const stock = new Map<Place, string[]>();
  beforeAll(async () => {
    world = await openWorld();
    const areas = join(mkdtempSync(join(tmpdir(), 'nyiur-')), 'areas.csv');
    writeFileSync(areas, NYIUR.join('\n'));
    const [, key] = await Promise.all([
      world.command('staff', 'add', STAFF, '--name', 'Staf Contoh', '--office', GAMBIR),
      world.command('clients', 'add', 'Qlue', '--channel', 'qlue'),
      world.command('areas', 'import', areas, '--prefix', 'NYR', '--time-zone', 'Asia/Makassar'),
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
      headersOf.set(role, { authorization: `Bearer ${await world.signIn(account)}` });
    for (const role of cityRoles) {
      await world.openAccount(`${role}-nyr@tanggap.example`, { role, city: 'NYR' });
      const token = await world.signIn(`${role}-nyr`);
      headersOf.set(`${role} NYR`, { authorization: `Bearer ${token}` });
    }
    await eventually(
      () => world.ask('GET', '/areas/NYR'),
      ({ status }) => status === 200,
    );
    await fill();
  });
  afterAll(() => world.close());

  /** Files as many complaints for each place as are needed, and hands some to a unit. */
  const fill = async (): Promise<void> => {
    const counts: Record<Exclude<Place, 'none'>, number> = {
      gambir: 30,
      cideng: 10,
      kemayoran: 10,
      penjaringan: 20,
      nowhere: 20,
      karang: 20,
      offshore: 20,
      handed: 10,
      qlue: 15,
      about: 30,
      aboutCamat: 30,
    };
    await Promise.all(
      Object.entries(counts).map(async ([place, count]) => {
        const where = PLACES[place as keyof typeof PLACES] ?? PLACES.gambir;
        const headers = place === 'qlue' ? headersOf.get('client') : {};
        const reporter = { name: 'Warga Contoh', phone: PHONES[place] };
        const body = { category: 'road', description: 'Jalan rusak berat.', ...where, reporter };
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
  const drawn = new Map<Place, { number: string; inspection: string }>();
  const drawnIn = async (place: Place): Promise<{ number: string; inspection: string }> => {
    const known = drawn.get(place);
    if (known) return known;
    const number = stock.get(place)?.pop() ?? '';
    await world.db.query(
      `INSERT INTO complaint_events (complaint_id, seq, at, known_at, kind, status, owner_office, details)
       SELECT id, last_event + 1, now(), now(), 'resolved', 'resolved', owner_office, '{"doubts": []}'
       FROM complaints WHERE number = $1`,
      [number],
    );
    const { rows } = await world.db.query<{ inspection: string }>(
      `WITH closed AS (
         UPDATE complaints SET status = 'resolved', last_event = last_event + 1, resolved_at = now()
         WHERE number = $1 RETURNING id, last_event)
       INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at)
       SELECT gen_random_uuid(), id, last_event, '2026-03', now() FROM closed RETURNING id AS inspection`,
      [number],
    );
    const made = { number, inspection: rows[0]?.inspection ?? '' };
    drawn.set(place, made);
    return made;
  };
  /** Something fresh of a place, so that nothing but the right decides. */
  const targetIn = (place: Place): Target => {
    const number = place === 'none' ? '' : stock.get(place)?.pop();
    if (number === undefined) throw new Error(`There is nothing left of ${place}.`);
    const idIn = async (sql: string): Promise<string> => {
      const { rows } = await world.db.query<{ id: string }>(sql, [number]);
      return rows[0]?.id ?? '';
    };
    return {
      number,
      place,
      older: stock.get(place)?.[0] ?? number,
      phone: PHONES[place] ?? '',
      photo: () => sendPhoto(world),
      deadLetter: () =>
        idIn(
          `INSERT INTO dead_letters (id, kind, subject, reason, attempts, failed_at)
           SELECT gen_random_uuid(), 'route-complaint', coalesce(max(id::text), gen_random_uuid()::text), 'Contoh.', 5, now()
           FROM complaints WHERE number = $1
           ON CONFLICT (kind, subject) DO UPDATE SET failed_at = excluded.failed_at RETURNING id`,
        ),
      erase: async () => {
        await idIn(
          `INSERT INTO erasures (id, complaint_id, number, at, kinds, why, by_whom)
           SELECT gen_random_uuid(), id, number, now(), '{words}', 'request', 'citizen' FROM complaints WHERE number = $1
           RETURNING id`,
        );
      },
      drawn: () => drawnIn(place),
      accepted: async () => {
        const { rows } = await world.db.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM complaints WHERE number LIKE left($1, 3) || '%'`,
          [number],
        );
        return rows[0]?.count ?? 0;
      },
    };
  };
  const ask = async (who: string, door: Door, place: Place): Promise<string> => {
    const target = targetIn(place);
    const { method, path, body, shows } = await door(target);
    const answer = await world.ask(method, path, { headers: headersOf.get(who), ...(body && { body }) });
    const done = outcome(answer, shows);
    if (done === 'refused') stock.get(place)?.push(target.number);
    return done;
  };
  /** Asks for every cell of a column of the table, at every door, inside and just outside its scope. */
  const column = async (
    who: string,
    role: Role,
    sidesOf: Readonly<Partial<Record<RightScope, Sides>>>,
  ): Promise<void> => {
    const story: Record<string, string> = {};
    const told: Record<string, string> = {};
    for (const right of Object.keys(rights) as Right[]) {
      const scope = rights[right].scopes[role];
      const { inside, outside } = (scope === undefined ? NOTHING : sidesOf[scope]) as Sides;
      for (const [place, wanted] of [
        ...inside.map((each) => [each, 'done'] as const),
        ...outside.map((each) => [each, 'refused'] as const),
      ]) {
        // A history cannot lose its complaint while the database keeps its constraints.
        if (right === 'see_integrity' && place === 'none') continue;
        expect([right, doors[right].length]).not.toEqual([right, 0]);
        for (const [index, door] of doors[right].entries()) {
          const cell = `${right} ${scope ?? 'nowhere'}: ${place}, door ${index + 1}`;
          told[cell] = wanted;
          story[cell] = await ask(who, door, place);
        }
      }
    }
    expect(story).toEqual(told);
  };

  it.each(roles)('%s does what the table says, as far as it says, and nothing else', (role) =>
    column(role, role, role === 'walikota' ? sidesOfWalikota : sides),
  );

  it.each(cityRoles)('%s of another city does the same there, and nothing of it here', (role) =>
    column(`${role} NYR`, role, sidesInNyiur),
  );

  it('and lists to each no more than that', async () => {
    const ownersSeenBy = async (role: string): Promise<Set<unknown>> => {
      const owners = new Set<unknown>();
      let cursor = '';
      do {
        const { body } = await world.ask<{
          items: { number: string; responsibleOfficeCode: string }[];
          nextCursor: string | null;
        }>('GET', `/inbox?limit=200${cursor}`, { headers: headersOf.get(role) });
        body.items.forEach(({ responsibleOfficeCode: code, number }) =>
          owners.add(code === 'triage' ? `triage ${number.slice(0, 3)}` : code),
        );
        cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
      } while (cursor !== '');
      return owners;
    };
    expect(await ownersSeenBy('lurah')).toEqual(new Set([GAMBIR]));
    expect(await ownersSeenBy('staff')).toEqual(new Set([GAMBIR]));
    expect([...(await ownersSeenBy('camat'))].sort()).toEqual(['31.71.01', GAMBIR, CIDENG]);
    expect(await ownersSeenBy('triage')).toEqual(new Set(['triage JKT']));
    expect(await ownersSeenBy('triage NYR')).toEqual(new Set(['triage NYR']));
    const city = await ownersSeenBy('walikota');
    expect(city).toContain('31.71.03.1001');
    expect(city).toContain('31.71');
    expect(city).not.toContain('31.71.01');
    for (const owner of city) expect(owner).toMatch(/^31\.71(\.|$)/);
    const all = await ownersSeenBy('communications');
    expect([...all]).toEqual(
      expect.arrayContaining(['triage JKT', GAMBIR, '31.71.01', '31.71', '31.72.01.1001']),
    );
    for (const owner of all) expect(owner).toMatch(/^(triage JKT$|31\.)/);
    expect(await ownersSeenBy('communications NYR')).toEqual(new Set(['triage NYR', 'ward-7']));
    for (const role of ['administrator', 'client', 'public'] as const) {
      const { status } = await world.ask('GET', '/inbox', { headers: headersOf.get(role) });
      expect([role, status]).toEqual([role, role === 'administrator' ? 403 : 401]);
    }
  });

  it('and shows on pages no more than that', async () => {
    const page = async (who: string, path: string): Promise<{ status: number; text: string }> => {
      const token = headersOf.get(who)?.authorization?.slice('Bearer '.length);
      const headers = { cookie: `tanggap=${token}`, accept: 'text/html' };
      const answer = await fetch(`${world.base}${path}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    const cities = { JKT: 'communications', NYR: 'communications NYR' };
    for (const [city, who] of Object.entries(cities)) {
      const [own, other] = city === 'JKT' ? ['penjaringan', 'karang'] : ['karang', 'penjaringan'];
      const [mine, theirs] = [await drawnIn(own as Place), await drawnIn(other as Place)];
      for (const path of ['/dasbor/pemeriksaan?month=2026-03&limit=200', '/dasbor/keraguan?limit=200']) {
        const { status, text } = await page(who, path);
        expect([path, status, text.includes(mine.number), text.includes(theirs.number)]).toEqual([
          path,
          200,
          true,
          false,
        ]);
      }
      for (const path of ['', '/pelapor'])
        expect([
          (await page(who, `/tugas/${mine.number}${path}`)).status,
          (await page(who, `/tugas/${theirs.number}${path}`)).status,
        ]).toEqual([200, 403]);
      const board = await page(who, '/dasbor');
      expect(board.status).toBe(200);
      expect(['JKT', 'NYR'].filter((each) => board.text.includes(`city=${each}`))).toEqual([city]);
    }
    const [here, there] = [stock.get('nowhere')?.[0] ?? '-', stock.get('offshore')?.[0] ?? '-'];
    for (const [who, shown, hidden] of [
      ['triage', here, there],
      ['triage NYR', there, here],
    ] as const) {
      const { text } = await page(who, '/triase');
      expect([who, text.includes(shown), text.includes(hidden)]).toEqual([who, true, false]);
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
function outcome({ status, body }: Answer, shows: Request['shows'] = () => true): string {
  if (status >= 200 && status < 300) return shows(body) ? 'done' : 'refused';
  return [401, 403, 404].includes(status) ? 'refused' : `${status} ${JSON.stringify(body)}`;
}
