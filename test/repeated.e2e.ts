import { connect } from '../src/database/prepare.js';
import { forgetOldKeys } from '../src/idempotency/keys.js';
import { freePort } from './support/processes.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { type Answer, openWorld, PASSWORD, type World } from './support/world.js';

jest.setTimeout(90_000);

describe('a request that is sent again', () => {
  let world: World;
  let other: string;
  let lurah: string;
  beforeAll(async () => {
    world = await openWorld();
    const port = await freePort();
    await world.start({ ROLE: 'http', PORT: String(port) });
    other = `http://127.0.0.1:${port}`;
    lurah = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  let keys = 0;
  const newKey = (): string => `key-${++keys}`;
  const stored = async (): Promise<number> => {
    const { rows } = await world.db.query<{ count: number }>('SELECT count(*)::int FROM complaints');
    return rows[0]?.count ?? 0;
  };
  const file = (key: string | undefined, body: object = pothole, base?: string): Promise<Answer> =>
    world.ask('POST', '/complaints', {
      body,
      base,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  const replayed = ({ headers }: Answer): string | null => headers.get('idempotency-replayed');

  it('gets the first answer again, and files once', async () => {
    const [before, key] = [await stored(), newKey()];
    const first = await file(key, { ...pothole, reporter: { name: 'Warga', phone: '+62 812 0000 0000' } });
    const again = await file(key, {
      reporter: { phone: '+62 812 0000 0000', name: 'Warga' },
      location: { lng: pothole.location.lng, lat: pothole.location.lat },
      description: pothole.description,
      category: pothole.category,
    });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect([replayed(first), replayed(again)]).toEqual([null, 'true']);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await stored()).toBe(before + 1);
  });

  it('is refused where the key came with another body', async () => {
    const [before, key] = [await stored(), newKey()];
    await file(key);
    const { status, body } = await file(key, { ...pothole, description: 'Lampu jalan padam semalam.' });
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await stored()).toBe(before + 1);
  });

  it('files once however many are sent at one instant, to whichever process', async () => {
    const [before, key] = [await stored(), newKey()];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, sent) => file(key, pothole, sent % 2 ? other : undefined)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(answers.filter((answer) => replayed(answer) === null)).toHaveLength(1);
    expect(await stored()).toBe(before + 1);
  });

  it('keeps what arrives with it apart: each key its own complaint', async () => {
    const before = await stored();
    const wanted = Array.from({ length: 60 }, (_, place) => `${newKey()}-${place % 30}`).map((key, place) =>
      file(`batch-${place % 30}-${key.split('-')[0]}`, {
        ...pothole,
        description: `Lubang yang ke-${place % 30} di jalan.`,
      }),
    );
    const answers = await Promise.all(wanted);
    for (let place = 0; place < 30; place++) expect(answers[place]?.body).toEqual(answers[place + 30]?.body);
    expect(await stored()).toBe(before + 30);
  });

  it('may be corrected under the same key while nothing came of it', async () => {
    const key = newKey();
    expect((await file(key, { ...pothole, category: 'none-such' })).status).toBe(400);
    const filed = await file(key);
    expect([filed.status, replayed(filed)]).toEqual([201, null]);
  });

  it.each([
    ['spaces', 'a key'],
    ['nothing', ''],
    ['300 characters', 'k'.repeat(300)],
    ['letters beyond ASCII', 'k\u00e9y'],
  ])('names the key where it holds %s', async (_, key) => {
    const before = await stored();
    const { status, body } = await file(key);
    expect([status, body.code]).toEqual([400, 'validation_failed']);
    expect(body.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
    expect(await stored()).toBe(before);
  });

  it('gives a channel the same complaint for its own id, for ever', async () => {
    const [before, body] = [await stored(), { ...pothole, channel: 'jaki', externalId: 'JK-1' }];
    const [first, ...others] = await Promise.all([
      file(undefined, body),
      file(undefined, body),
      file(newKey(), body),
    ]);
    await world.db.query(
      `UPDATE complaints SET filed_at = filed_at - interval '1 year' WHERE external_id = 'JK-1'`,
    );
    const again = await file(undefined, body, other);
    for (const answer of [...others, again]) expect(answer.body).toEqual(first.body);
    expect(replayed(again)).toBe('true');
    expect(await stored()).toBe(before + 1);

    const different = await file(undefined, { ...body, description: 'Pohon tumbang menutup jalan.' });
    expect([different.status, different.body.code]).toEqual([422, 'external_id_reused']);
    expect((await file(undefined, { ...body, channel: 'qlue' })).body.number).not.toBe(first.body.number);
    expect(await stored()).toBe(before + 2);
  });

  it('does not file under an id that came by another way', async () => {
    await world.db.query(
      `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, description,
         address, filed_at, filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
       SELECT gen_random_uuid(), 'IMPORTED', '', 'JKT', 'road', 'jaki', 'JK-2', 'Dari masa lalu', 'Di sini', now(), current_date, now(), now(),
         'received', 0, now()`,
    );
    const before = await stored();
    const [refused, accepted] = await Promise.all([
      file(undefined, { ...pothole, channel: 'jaki', externalId: 'JK-2' }),
      file(undefined),
    ]);
    expect([refused.status, refused.body.code]).toEqual([422, 'external_id_reused']);
    expect(accepted.status).toBe(201);
    expect(await stored()).toBe(before + 1);
    await world.db.query(`DELETE FROM complaints WHERE number = 'IMPORTED'`);
  });

  it('acts once for an officer, and answers as it did then', async () => {
    const citizen = citizenOf(world);
    const number = await citizen.file();
    await citizen.routed(number);
    const act = (path: string, body: object, key: string): Promise<Answer> =>
      world.ask('POST', `/complaints/${number}/${path}`, {
        token: lurah,
        body,
        headers: { 'idempotency-key': key },
      });

    const [answering, resolving] = [newKey(), newKey()];
    const answers = await Promise.all(
      [1, 2, 3].map(() => act('responses', { message: 'Petugas sedang ke sana.' }, answering)),
    );
    const done = await act('resolutions', await shown(world, 'Sudah ditambal.'), resolving);
    const late = await act('responses', { message: 'Petugas sedang ke sana.' }, answering);
    expect(done.status).toBe(201);
    for (const answer of [...answers, late]) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(answers[0]?.body);
    }
    expect((await act('resolutions', { message: 'Sudah diaspal.' }, resolving)).status).toBe(422);
    expect((await act('responses', { message: 'Petugas sedang ke sana.' }, resolving)).status).toBe(422);
    const { timeline } = await citizen.see(number);
    expect(timeline.map(({ kind }) => kind)).toEqual(['filed', 'routed', 'responded', 'resolved']);
  });

  it('belongs to its sender: the same key of another account is another key', async () => {
    const cideng = await world.signIn('lurah-31.71.01.1002');
    const [number, key] = [await citizenOf(world).file(), newKey()];
    await citizenOf(world).routed(number);
    const respond = (token: string): Promise<Answer> =>
      world.ask('POST', `/complaints/${number}/responses`, {
        token,
        body: { message: 'Kami periksa.' },
        headers: { 'idempotency-key': key },
      });
    expect((await respond(lurah)).status).toBe(201);
    expect((await respond(cideng)).status).toBe(403);
  });

  it('signs in once', async () => {
    const signIn = (password: string): Promise<Answer> =>
      world.ask('POST', '/sessions', {
        body: { email: 'admin@tanggap.example', password },
        headers: { 'idempotency-key': 'admin-signs-in' },
      });
    const [first, again] = [await signIn(PASSWORD), await signIn(PASSWORD)];
    expect(again.body).toEqual(first.body);
    expect(replayed(again)).toBe('true');
    expect((await signIn('another password')).status).toBe(401);
  });

  it('is remembered for 30 days, sealed', async () => {
    const [key, old] = [newKey(), newKey()];
    const first = await file(key);
    const forgotten = await file(old);
    const { rows } = await world.db.query<{ row: string }>(
      'SELECT keys::text AS row FROM idempotency_keys keys',
    );
    expect(rows.length).toBeGreaterThan(1);
    const secret = Buffer.from(String(first.body.trackingSecret)).toString('hex');
    for (const { row } of rows) expect(row).not.toContain(secret);

    await world.db.query(
      `UPDATE idempotency_keys SET used_at = now() - interval '29 days 23 hours' WHERE used_at <> 'infinity'`,
    );
    await world.db.query(
      `UPDATE idempotency_keys SET used_at = now() - interval '30 days 1 hour'
       WHERE key_hash = sha256(convert_to($1, 'UTF8'))`,
      [JSON.stringify(['key', '', old])],
    );
    const db = await connect(world.env.DATABASE_URL ?? '', []);
    await forgetOldKeys(db.manager, 1000);
    await db.destroy();
    expect((await file(key)).body).toEqual(first.body);
    expect((await file(old)).body.number).not.toBe(forgotten.body.number);
  });
});
