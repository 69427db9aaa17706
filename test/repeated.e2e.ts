import { randomUUID } from 'node:crypto';
import { connect } from '../src/database/prepare.js';
import { IdempotencyKeysRepository } from '../src/idempotency/idempotency-keys.repository.js';
import { openClient } from './support/api-client.js';
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
    other = await world.serve({ ROLE: 'http' });
    lurah = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  const newKey = (): string => randomUUID();
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
    const keys = Array.from({ length: 30 }, newKey);
    const wanted = Array.from({ length: 60 }, (_, place) =>
      file(keys[place % 30], {
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

  it.each([
    ['my-complaint', 'a word'],
    ['0000000000000000000000000000000000000042', 'a number that counts'],
    ['2f6b1c9d-8e10-4c3a', 'too short'],
  ])('is refused from somebody unknown with a key that can be guessed: %s (%s)', async (key) => {
    const before = await stored();
    const { status, body } = await file(key);
    expect([status, body.errors]).toMatchObject([400, [{ field: 'Idempotency-Key', code: 'easy_key' }]]);
    expect(await stored()).toBe(before);
  });

  describe('from an app with ids of its own', () => {
    let [jaki, qlue] = ['', ''];
    const filed = (key: string, body: object, base?: string): Promise<Answer> =>
      world.ask('POST', '/complaints', { body, base, headers: key ? { 'x-api-key': key } : {} });

    it('is nobody’s before the app is registered: strangers neither use its channel nor give ids', async () => {
      const before = await stored();
      for (const base of [world.base, other]) {
        expect(await filed('', { ...pothole, channel: 'jaki' }, base)).toMatchObject({
          status: 403,
          body: { code: 'not_your_channel' },
        });
        for (const channel of ['web', 'demo'])
          expect((await filed('', { ...pothole, channel }, base)).body.code).toBe('not_your_channel');
        expect((await filed('', { ...pothole, externalId: 'JK-1' }, base)).body).toMatchObject({
          errors: [{ field: 'externalId', code: 'needs_channel' }],
        });
      }
      expect(await stored()).toBe(before);
    });

    it('is the app’s in every process as soon as it is registered, and gives the same complaint for ever', async () => {
      jaki = await openClient(world.db, 'jaki');
      const [before, body] = [await stored(), { ...pothole, externalId: 'JK-1' }];
      const [first, ...others] = await Promise.all([
        filed(jaki, body, other),
        filed(jaki, body),
        filed(jaki, body, other),
      ]);
      await world.db.query(
        `UPDATE complaints SET filed_at = filed_at - interval '1 year' WHERE external_id = 'JK-1'`,
      );
      const again = await filed(jaki, body, other);
      for (const answer of [...others, again]) expect(answer.body).toEqual(first?.body);
      expect([first?.status, replayed(again)]).toEqual([201, 'true']);
      expect(await stored()).toBe(before + 1);
      const different = await filed(jaki, { ...body, description: 'Pohon tumbang menutup jalan.' });
      expect([different.status, different.body.code]).toEqual([422, 'external_id_reused']);
      for (const base of [world.base, other])
        expect((await filed('', { ...body, channel: 'jaki' }, base)).status).toBe(403);
      expect(await stored()).toBe(before + 1);
    });

    it('is another’s with the same id, and an officer of a desk files for it without its answers', async () => {
      qlue = await openClient(world.db, 'qlue');
      const body = { ...pothole, externalId: 'JK-1' };
      const [own, others] = [await filed(jaki, body), await filed(qlue, body)];
      expect([own.status, others.status]).toEqual([201, 201]);
      expect(others.body.number).not.toBe(own.body.number);

      const [desk, officer] = [await world.signIn('communications'), lurah];
      const byDesk = (token: string, more: object): Promise<Answer> =>
        world.ask('POST', '/complaints', { token, body: { ...pothole, channel: 'jaki', ...more } });
      expect((await byDesk(desk, {})).status).toBe(201);
      // An id is the app's: a desk could take those that the app has not used yet.
      for (const externalId of ['surat-7', 'JK-1'])
        expect((await byDesk(desk, { externalId })).body).toMatchObject({
          code: 'validation_failed',
          errors: [{ field: 'externalId', code: 'needs_channel' }],
        });
      const { rows } = await world.db.query<{ by: string | null }>(
        `SELECT a.email AS by FROM complaints c JOIN complaint_events e ON e.complaint_id = c.id AND e.seq = 1
         LEFT JOIN accounts a ON a.id = e.actor_account
         WHERE c.channel = 'jaki' ORDER BY c.filed_at DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ by: 'communications@tanggap.example' }]);
      expect((await byDesk(officer, {})).body.code).toBe('not_your_channel');
      expect((await byDesk(desk, { channel: 'web' })).body.code).toBe('not_your_channel');
      expect((await world.ask('POST', '/complaints', { token: 'x', body: pothole })).status).toBe(401);
    });

    it('is bound by nothing that a stranger claimed on its channel before, and by what the city imported', async () => {
      const claim = (number: string, externalId: string, isBound: boolean): Promise<unknown> =>
        world.db.query(
          `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, external_bound,
             description, address, filed_at, filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
           SELECT gen_random_uuid(), $1, '', 'JKT', 'road', 'jaki', $2, $3, 'Dari masa lalu', 'Di sini', now(), current_date, now(), now(),
             'received', 0, now()`,
          [number, externalId, isBound],
        );
      await claim('SQUATTED', 'JK-2', false);
      await claim('IMPORTED', 'JK-3', true);
      const list = (id: string): Promise<Answer<{ items: { number: string }[] }>> =>
        world.ask('GET', `/channel/complaints?externalId=${id}`, { headers: { 'x-api-key': jaki } });
      expect((await list('JK-2')).body.items).toEqual([]);
      const before = await stored();
      const accepted = await filed(jaki, { ...pothole, externalId: 'JK-2' });
      const refused = await filed(jaki, { ...pothole, externalId: 'JK-3' });
      expect([accepted.status, refused.status, refused.body.code]).toEqual([201, 422, 'external_id_reused']);
      expect((await list('JK-2')).body.items).toMatchObject([{ number: accepted.body.number }]);
      expect(await stored()).toBe(before + 1);
      await world.db.query(`DELETE FROM complaints WHERE number IN ('SQUATTED', 'IMPORTED')`);
    });
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
    const done = await act('resolutions', await shown(world, 'Sudah ditambal aspal.'), resolving);
    const late = await act('responses', { message: 'Petugas sedang ke sana.' }, answering);
    expect(done.status).toBe(201);
    for (const answer of [...answers, late]) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(answers[0]?.body);
    }
    expect((await act('resolutions', { message: 'Sudah diaspal ulang.' }, resolving)).status).toBe(422);
    expect((await act('responses', { message: 'Petugas sedang ke sana.' }, resolving)).status).toBe(422);
    const { timeline } = await citizen.see(number);
    expect(timeline.map(({ kind }) => kind)).toEqual(['filed', 'routed', 'responded', 'resolved']);
  });

  it('shows an officer no earlier view of what has left their sight, but their own last step', async () => {
    const [officer, cideng] = [lurah, await world.signIn('lurah-31.71.01.1002')];
    const citizen = citizenOf(world);
    const number = await citizen.file();
    await citizen.routed(number);
    const [answering, passing] = [newKey(), newKey()];
    const act = (token: string, path: string, body: object, key = newKey()): Promise<Answer> =>
      world.ask('POST', `/complaints/${number}/${path}`, {
        token,
        body,
        headers: { 'idempotency-key': key },
      });
    const respond = (): Promise<Answer> =>
      act(officer, 'responses', { message: 'Kami periksa hari ini.' }, answering);
    const pass = (): Promise<Answer> =>
      act(officer, 'transfers', { kelurahanCode: '31.71.01.1002', message: 'Di seberang kali.' }, passing);
    expect([(await respond()).status, (await respond()).status]).toEqual([201, 201]);
    // Who passes it on and gets no answer, asks again and learns that it went.
    const [first, again] = [await pass(), await pass()];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    await act(cideng, 'responses', { message: 'Kami yang menangani.' });
    for (const late of [await respond(), await pass()])
      expect([late.status, late.body.code]).toEqual([403, 'not_your_complaint']);
  });

  it('belongs to its sender: the same key of another account is another key', async () => {
    const cideng = await world.signIn('lurah-31.71.01.1002');
    const [number, key] = [await citizenOf(world).file(), newKey()];
    await citizenOf(world).routed(number);
    const respond = (token: string): Promise<Answer> =>
      world.ask('POST', `/complaints/${number}/responses`, {
        token,
        body: { message: 'Kami periksa hari ini.' },
        headers: { 'idempotency-key': key },
      });
    expect((await respond(lurah)).status).toBe(201);
    expect((await respond(cideng)).status).toBe(403);
  });

  it('signs in once', async () => {
    const key = newKey();
    const signIn = (password: string): Promise<Answer> =>
      world.ask('POST', '/sessions', {
        body: { email: 'admin@tanggap.example', password },
        headers: { 'idempotency-key': key },
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
    await new IdempotencyKeysRepository(db).deleteExpired(1000);
    await db.destroy();
    expect((await file(key)).body).toEqual(first.body);
    expect((await file(old)).body.number).not.toBe(forgotten.body.number);
  });
});
