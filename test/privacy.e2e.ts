import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { seal } from '../src/common/seal.js';
import { dimensions } from '../src/metrics/dimensions.js';
import { allStored, holds } from './support/all-stored.js';
import { type Complaint } from './support/citizen.js';
import { sendPhoto, shown } from './support/photographer.js';
import { freePort, run, root, runTanggap } from './support/processes.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const reporter = { name: 'Siti Rahmawati', email: 'Siti.Rahma@example.com', phone: '0812-3456-7889' };
const masked = { name: 'S*** ****', email: 's***@***.com', phone: '+62 812-****-**89' };
const point = { lat: -6.17661234, lng: 106.82691234 };

interface Found {
  items: { number: string }[];
}

interface Officers extends Complaint {
  description: string;
  address: string | null;
  location: { lat: number; lng: number } | null;
  reporter: object | null;
}

describe('the data of those who file', () => {
  let world: World;
  let lurah: string;
  let communications: string;
  beforeAll(async () => {
    world = await openWorld();
    [lurah, communications] = [await world.signIn(`lurah-${GAMBIR}`), await world.signIn('communications')];
  });
  afterAll(() => world.close());

  /** A complaint in Gambir that has come to its lurah. */
  const file = async (said: object = {}) => {
    const body = {
      category: 'road',
      description: 'Lubang besar di depan rumah Siti Rahmawati, telepon 081234567889.',
      location: point,
      address: 'Jl. Kebon Sirih 12, RT 003',
      reporter,
      ...said,
    };
    const headers = { 'idempotency-key': randomBytes(8).toString('hex') };
    const send = (): Promise<Answer<Record<string, string>>> =>
      world.ask('POST', '/complaints', { body, headers });
    const { number = '', trackingSecret = '' } = (await send()).body;
    const own = (method: string, step: string, words?: object): Promise<Answer<Officers>> =>
      world.ask(method, `/complaints/${number}/${step}`, {
        body: words,
        headers: { 'tracking-secret': trackingSecret },
      });
    await eventually(
      () => own('GET', 'own'),
      ({ body: { status } }) => status === 'waiting',
    );
    return {
      number,
      sendAgain: send,
      own,
      officers: async () => (await world.ask<Officers>('GET', `/inbox/${number}`, { token: lurah })).body,
      seen: async () => (await world.ask<Complaint>('GET', `/complaints/${number}`)).body,
      officer: (step: string, words: object, token: string | undefined = lurah) =>
        world.ask('POST', `/complaints/${number}/${step}`, { token, body: words }),
    };
  };
  const search = (token: string, body: object): Promise<Answer<Found>> =>
    world.ask('POST', '/reporters/search', { token, body });
  const trail = async (action: string): Promise<{ account: string; subject: string; details: string }[]> =>
    (
      await world.db.query<{ account: string; subject: string; details: string }>(
        'SELECT account, subject, details FROM audit_entries WHERE action = $1 ORDER BY seq',
        [action],
      )
    ).rows;
  const ledgerOf = async (number: string): Promise<{ kinds: string[]; why: string; by: string }[]> => {
    const { body } = await world.ask<{
      items: { number: string; kinds: string[]; why: string; by: string }[];
    }>('GET', '/erasures?limit=200', { token: communications });
    return body.items.filter((entry) => entry.number === number);
  };
  /** Every number of the city as of an instant. */
  const numbers = async (asOf: string): Promise<string[]> => {
    const every = [
      ...dimensions.map((groupBy) => `/metrics/response-rates?groupBy=${groupBy}&asOf=${asOf}`),
      `/metrics/response-rates/complaints?asOf=${asOf}`,
      `/metrics/backlog?asOf=${asOf}`,
      `/metrics/offices/${GAMBIR}/succession?asOf=${asOf}`,
    ];
    return Promise.all(
      every.map(async (path) => {
        const { status, body } = await world.ask('GET', path);
        return `${path} ${status} ${JSON.stringify(body)}`;
      }),
    );
  };

  it('need not be given: nobody has to say who they are', async () => {
    const { own, officers, number } = await file({ reporter: undefined });
    expect((await own('GET', 'own')).body.reporter).toBeNull();
    expect((await officers()).reporter).toBeNull();
    const { rows } = await world.db.query(
      'SELECT FROM reporters JOIN complaints ON id = complaint_id WHERE number = $1',
      [number],
    );
    expect(rows).toHaveLength(0);
    expect((await own('POST', 'additions', { message: 'Di seberang halte.' })).status).toBe(201);
  });

  it('officers see masked, in what they read and in what they do', async () => {
    const { officers, officer } = await file();
    expect((await officers()).reporter).toEqual(masked);
    const { body } = await officer('responses', { message: 'Kami periksa hari ini.' });
    expect(body.reporter).toEqual(masked);
    for (const word of ['Rahmawati"', 'Siti.Rahma', '3456'])
      expect(JSON.stringify((await officers()).reporter)).not.toContain(word);
  });

  it('is shown to the office that answers and to the communications office, each time with a reason that is kept', async () => {
    const { number, officer } = await file();
    const look = (token: string | undefined, said: object): Promise<Answer> =>
      officer('reporter-look', said, token);
    const reason = { reason: 'Menanyakan letak lubang ke 0812-3456-7889.' };
    expect(await look(lurah, reason)).toMatchObject({
      status: 200,
      body: { number, reporter, supporters: [] },
    });
    expect((await look(communications, reason)).body.reporter).toEqual(reporter);
    expect((await look(lurah, reason)).headers.get('cache-control')).toBe('no-store');
    for (const other of [
      'lurah-31.71.01.1002',
      'camat-31.71.01',
      'triage',
      'unit-dinas-bina-marga',
      'admin',
    ]) {
      const refused = await look(await world.signIn(other), reason);
      expect([other, refused.status, refused.body.code]).toEqual([other, 403, 'not_your_complaint']);
    }
    expect(await look('x', reason)).toMatchObject({ status: 401 });
    expect((await look(lurah, {})).body).toMatchObject({ errors: [{ field: 'reason', code: 'required' }] });

    const entries = (await trail('reporter.seen')).filter(({ subject }) => subject === number);
    expect(entries.map(({ account }) => account)).toEqual([
      'Lurah Gambir',
      'communications@tanggap.example',
      'Lurah Gambir',
    ]);
    expect(JSON.parse(entries[0]?.details ?? '')).toEqual({
      reason: 'Menanyakan letak lubang ke •••.',
      office: GAMBIR,
    });
  });

  it('is not shown where the look cannot be recorded', async () => {
    const { officer } = await file();
    const constraint = `no_look CHECK (action NOT LIKE 'reporter.%') NOT VALID`;
    await world.db.query(`ALTER TABLE audit_entries ADD CONSTRAINT ${constraint}`);
    try {
      const looks = [
        await officer('reporter-look', { reason: 'Menanyakan letaknya.' }),
        await search(communications, { phone: reporter.phone }),
      ];
      for (const { status, body } of looks) {
        expect(status).toBe(500);
        expect(JSON.stringify(body)).not.toMatch(/Siti|JKT/);
      }
    } finally {
      await world.db.query('ALTER TABLE audit_entries DROP CONSTRAINT no_look');
    }
  });

  it('finds all complaints of one person by the whole phone number or address, however it is written', async () => {
    const person = { phone: '0857 1111 2222', email: 'Warga.Lain@example.com' };
    const [one, two] = [
      await file({ reporter: person }),
      await file({ reporter: { phone: '+6285711112222' } }),
    ];
    const found = async (body: object, token = communications): Promise<string[]> =>
      (await search(token, body)).body.items.map(({ number }) => number);
    const both = [two.number, one.number];
    for (const phone of ['085711112222', '+62 857-1111-2222', '62 (0)857 11112222'])
      expect(await found({ phone })).toEqual(both);
    expect(await found({ email: 'warga.lain@EXAMPLE.com' })).toEqual([one.number]);
    expect(await found({ ...person })).toEqual([one.number]);
    expect(await found({ phone: person.phone }, await world.signIn('triage'))).toEqual(both);
    for (const phone of ['08571111222', '085711112223']) expect(await found({ phone })).toEqual([]);

    const page = await search(communications, { phone: person.phone, limit: 1 });
    expect(page.body.items.map(({ number }) => number)).toEqual([two.number]);
    const { nextCursor: cursor } = page.body as unknown as { nextCursor: string };
    expect(await found({ phone: person.phone, limit: 1, cursor })).toEqual([one.number]);

    for (const other of [`lurah-${GAMBIR}`, 'camat-31.71.01', 'admin', 'unit-satpol-pp'])
      expect((await search(await world.signIn(other), person)).status).toBe(403);
    expect((await search(communications, {})).body).toMatchObject({
      errors: [{ field: 'phone', code: 'contact_required' }],
    });
    expect((await search(communications, { phone: 'abc', email: 'x' })).body).toMatchObject({
      errors: [{ field: 'phone' }, { field: 'email' }],
    });

    const searches = await trail('reporter.searched');
    expect(searches.length).toBeGreaterThanOrEqual(9);
    for (const { subject } of searches) expect(subject).toMatch(/^[0-9a-f]{64}( [0-9a-f]{64})?$/);
    expect(JSON.parse(searches.at(-1)?.details ?? '')).toEqual({ by: ['phone'], found: 1 });
    const stored = await allStored(world);
    for (const word of ['85711112222', 'warga.lain@', 'Warga.Lain@', '0857 1111 2222'])
      expect([word, holds(stored, word)]).toEqual([word, false]);
  });

  it('is gone once its citizen asks, everywhere, and not one number has changed', async () => {
    const { number, own, officer, officers, seen, sendAgain } = await file();
    await world.ask('POST', `/complaints/${number}/supports`, {
      body: { contact: { phone: '0899 7777 6666' } },
    });
    const photo = await sendPhoto(world);
    await own('POST', 'additions', {
      message: 'Rumah saya pagar hijau, tanya Bu Siti.',
      photos: [photo],
    });
    await officer('resolutions', await shown(world, 'Sudah ditutup.'));
    await own('POST', 'contests', { message: 'Belum, kata Siti. WA 0812 3456 7889.', score: 2 });
    await officer('resolutions', await shown(world, 'Kini sudah.'));
    await own('POST', 'confirmations', { message: 'Baik.', score: 5 });
    const personal = [
      ...['Rahmawati', 'rahma@', 'Rahma@', '081234567889', '0812 3456', '0812-3456', '6281234567889'],
      ...['pagar hijau', 'Kebon Sirih 12', '-6.17661234', '99777766', '0899 7777'],
    ];
    const before = await allStored(world);
    expect(personal.filter((word) => holds(before, word))).toEqual(
      expect.arrayContaining(['pagar hijau', 'Kebon Sirih 12', '081234567889', '-6.17661234']),
    );

    const asOf = new Date().toISOString();
    const [published, counted] = [await seen(), await numbers(asOf)];
    const { status, body } = await own('POST', 'erasures');
    expect({ status, body }).toMatchObject({ status: 201, body: { number, why: 'request' } });
    const kinds = ['reporter', 'supporters', 'description', 'words', 'photos', 'tracking_secret', 'answers'];
    kinds.push('place');
    expect((body as unknown as { kinds: string[] }).kinds).toEqual(kinds);

    expect(await own('GET', 'own')).toMatchObject({ status: 403, body: { code: 'wrong_tracking_secret' } });
    expect(await own('POST', 'erasures')).toMatchObject({ status: 403 });
    for (const token of [lurah, communications])
      expect((await world.ask('GET', `/photos/${photo}`, { token })).status).toBe(404);
    expect(await sendAgain()).toMatchObject({ status: 410, body: { code: 'answer_erased' } });
    expect((await search(communications, { phone: reporter.phone })).body.items).not.toContainEqual(
      expect.objectContaining({ number }),
    );
    expect((await officer('reporter-look', { reason: 'Masih ada?' })).body).toMatchObject({ reporter: null });
    const office = await officers();
    expect(office).toMatchObject({
      reporter: null,
      description: 'Lubang besar di depan rumah ••• •••, telepon •••.',
      address: null,
      location: { lat: -6.177, lng: 106.827 },
    });
    expect(office.timeline.find(({ kind }) => kind === 'added')?.message).toBeNull();
    expect(office.timeline.find(({ kind }) => kind === 'contested')?.message).toBe(
      'Belum, kata •••. WA •••.',
    );

    const after = await seen();
    expect({ ...after, timeline: [] }).toEqual({ ...published, timeline: [] });
    expect(after.timeline.map(({ message }) => message)).toEqual(
      published.timeline.map(({ message }) => message?.replace('Siti', '•••') ?? null),
    );
    expect(await numbers(asOf)).toEqual(counted);
    expect(await world.command('metrics', 'verify')).toMatchObject({ code: 0 });
    expect(await world.command('audit', 'verify')).toMatchObject({ code: 0 });

    expect(await ledgerOf(number)).toEqual([
      expect.objectContaining({ kinds, why: 'request', by: 'citizen' }),
    ]);
    expect(await trail('reporter.erased')).toContainEqual(
      expect.objectContaining({ account: 'citizen', subject: number }),
    );
    await expect(world.db.query('DELETE FROM erasures')).rejects.toThrow('only added to');
    await expect(world.db.query(`UPDATE erasures SET kinds = '{}'`)).rejects.toThrow('only added to');

    // What other complaints of these tests say is theirs.
    await world.db.query(`DELETE FROM reporters USING complaints WHERE id = complaint_id AND number <> $1`, [
      number,
    ]);
    await world.db.query(
      `UPDATE complaints SET description = '', address = NULL, lat = 0, lng = 0 WHERE number <> $1`,
      [number],
    );
    const left = await allStored(world);
    expect(personal.filter((word) => holds(left, word))).toEqual([]);
  });

  it('goes on request of an officer or by command too, but the place of an open complaint only once it has ended', async () => {
    const { number, officer, officers, seen } = await file();
    for (const other of [lurah, await world.signIn('admin'), await world.signIn('triage')])
      expect(await officer('erasures', {}, other)).toMatchObject({
        status: 403,
        body: { code: 'not_allowed' },
      });
    expect(await world.ask('POST', `/complaints/${number}/erasures`)).toMatchObject({ status: 401 });
    expect((await officer('erasures', {}, communications)).status).toBe(201);
    expect(await officers()).toMatchObject({
      reporter: null,
      address: 'Jl. Kebon Sirih 12, RT 003',
      location: point,
    });
    expect((await officer('erasures', {}, communications)).body).toMatchObject({ kinds: [] });

    const late = { contact: { phone: '0899 8888 7777' } };
    await world.ask('POST', `/complaints/${number}/supports`, { body: late });
    await officer('resolutions', await shown(world, 'Sudah ditutup.'));
    await world.db.query('UPDATE complaints SET closes_at = now() WHERE number = $1', [number]);
    const placeless = await eventually(officers, ({ address }) => address === null);
    expect(placeless).toMatchObject({ location: { lat: -6.177, lng: 106.827 } });
    expect(await seen()).toMatchObject({ status: 'closed', area: { code: GAMBIR }, supporters: 1 });
    const { body: nobody } = await officer('reporter-look', { reason: 'Masih ada?' });
    expect(nobody).toMatchObject({ supporters: [] });
    expect((await ledgerOf(number)).map(({ kinds, by }) => [kinds.length, by])).toEqual([
      [2, 'communications@tanggap.example'],
      [4, 'communications@tanggap.example'],
    ]);

    const other = await file();
    expect(await world.command('reporters', 'erase', other.number.toLowerCase())).toMatchObject({ code: 0 });
    expect(await ledgerOf(other.number)).toEqual([
      expect.objectContaining({ by: 'command', why: 'request' }),
    ]);
    expect((await world.command('reporters', 'erasures')).said).toContain(`${other.number}: reporter, `);
  });

  it('goes by itself when the time is over that the city keeps it for', async () => {
    const ended = async (months: number): Promise<string> => {
      const { number, officer } = await file();
      await officer('resolutions', await shown(world, 'Sudah ditutup.'));
      await world.db.query(
        `UPDATE complaints SET status = 'closed', closes_at = NULL, last_event_at = now() - make_interval(months => $2)
         WHERE number = $1`,
        [number, months],
      );
      return number;
    };
    const keepFor = (months: string): Promise<{ code: number | string; said: string }> =>
      world.command('reporters', 'keep-for', months, '--city', 'JKT', '--source', 'Pergub 1/2026');
    expect(await keepFor('0')).toMatchObject({ code: 1, said: expect.stringContaining('from 1 to 600') });
    expect(await keepFor('30')).toMatchObject({ code: 0 });
    const [younger, older] = [await ended(29), await ended(31)];
    const byPolicy = (number: string): Promise<unknown> =>
      eventually(
        () => ledgerOf(number),
        ([entry]) => entry?.why === 'policy' && entry.by === 'policy' && entry.kinds.includes('reporter'),
      );
    await byPolicy(older);
    expect(await ledgerOf(younger)).toEqual([]);
    await keepFor('28');
    await byPolicy(younger);
    expect(
      (await trail('retention.set')).map(({ details }) => (JSON.parse(details) as { months: number }).months),
    ).toEqual([30, 28]);
  });
});

describe('the key of those who file', () => {
  const HOW_MANY = 1_200;
  let world: World;
  const [second, stranger] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64')) as [
    string,
    string,
  ];
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const keyOf = ({ env }: World): string =>
    readFileSync(join(env.DATA_DIR ?? '', 'reporter-key'), 'utf8').trim();
  const reseal = (env: Record<string, string>) =>
    run(process.execPath, [join(root, 'dist/src/cli.js'), 'reporters', 'reseal'], { ...world.env, ...env });
  /** Starts a process, and ends it should it serve. */
  const startWith = async (env: Record<string, string>): Promise<{ code: number | string; said: string }> => {
    const tanggap = runTanggap({ ...world.env, PORT: '0', ...env });
    await Promise.race([tanggap.exit, tanggap.says('with Ctrl-C').catch(() => undefined)]);
    return { code: await tanggap.end(), said: tanggap.said() };
  };
  const sealedWith = async (text: string): Promise<number> => {
    const [head] = [seal('', '', Buffer.from(text, 'base64')).subarray(0, 5)];
    const { rows } = await world.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM reporters WHERE substring(sealed FOR 5) = $1',
      [head],
    );
    return rows[0]?.count ?? 0;
  };

  it('can be changed while the product runs; what is killed in the middle goes on, and the old key may go', async () => {
    const first = keyOf(world);
    const photos = [await sendPhoto(world)];
    const filing = {
      body: { category: 'road', description: 'Lubang besar sekali.', location: point, reporter, photos },
      headers: { 'idempotency-key': 'before-the-change' },
    };
    const { body: filed } = await world.ask<Record<string, string>>('POST', '/complaints', filing);
    // As it was stored before there were hashes.
    await world.db.query('UPDATE reporters SET phone_hash = NULL, email_hash = NULL, hashed = false');
    await manyMore(first);

    const port = String(await freePort());
    const env = {
      REPORTER_KEY: second,
      REPORTER_KEYS_OLD: `${stranger}, ${first}`,
      PORT: port,
      LOG_LEVEL: 'info',
    };
    const renewed = await world.start(env);
    const base = `http://127.0.0.1:${port}`;
    const own = (at = base): Promise<Answer<{ reporter: unknown; timeline: unknown[] }>> =>
      world.ask('GET', `/complaints/${filed.number}/own`, {
        base: at,
        headers: { 'tracking-secret': filed.trackingSecret ?? '' },
      });
    const again = (at = base): Promise<Answer> => world.ask('POST', '/complaints', { base: at, ...filing });
    expect(await own()).toMatchObject({ status: 200, body: { reporter } });
    expect((await again()).body).toEqual(filed);

    // Somebody holds a row in the middle, so that it is killed there and nowhere else.
    const holder = new pg.Client({ connectionString: world.env.DATABASE_URL });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query(`SELECT FROM reporters
       WHERE complaint_id = (SELECT complaint_id FROM reporters ORDER BY complaint_id OFFSET 700 LIMIT 1) FOR UPDATE`);
    const killed = reseal(env);
    await eventually(
      () => sealedWith(second),
      (count) => count === 500,
    );
    await killed.end('SIGKILL');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await sealedWith(first)).toBe(HOW_MANY - 499);
    expect((await own()).body.reporter).toEqual(reporter);
    expect(await startWith({ REPORTER_KEY: second })).toMatchObject({
      code: 1,
      said: expect.stringContaining('REPORTER_KEY is not the one'),
    });

    const resumed = reseal(env);
    expect([await resumed.exit, resumed.said()]).toEqual([
      0,
      expect.stringContaining('Nothing is sealed with an old key'),
    ]);
    // The rest, the answer that was kept, and when and where the photo was taken.
    expect(resumed.said()).toContain(`${HOW_MANY + 1 - 500 + 2} rows sealed anew`);
    expect([await sealedWith(first), await sealedWith(second)]).toEqual([0, HOW_MANY + 1]);
    await renewed.end();
    expect(renewed.said()).toContain(`/complaints/${filed.number}/own`);
    for (const word of [filed.trackingSecret ?? '', 'Rahma', '3456'])
      expect([word, renewed.said().includes(word)]).toEqual([word, false]);

    const later = String(await freePort());
    await world.start({ REPORTER_KEY: second, PORT: later });
    const at = `http://127.0.0.1:${later}`;
    expect((await own(at)).body).toMatchObject({
      reporter,
      timeline: [{ photos: [{ id: photos[0], takenAt: expect.any(String) }] }],
    });
    expect((await again(at)).body).toEqual(filed);
    const token = await world.signIn('communications');
    const { body } = await world.ask<Found>('POST', '/reporters/search', {
      base: at,
      token,
      body: { phone: reporter.phone },
    });
    expect(body.items.map(({ number }) => number)).toEqual([filed.number]);
  });

  it('is refused at the start where it is another one, with what to do', async () => {
    const wrong = await startWith({ REPORTER_KEY: stranger });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toMatch(/✗ REPORTER_KEY is not the one .*\n +→ Give the right one/);
    const kept = await startWith({});
    expect(kept.code).toBe(1);
    expect(kept.said).toMatch(/✗ The key in \S+reporter-key is not the one/);
  });

  /** Reporters that were sealed with a key, written past Tanggap. */
  const manyMore = async (key: string): Promise<void> => {
    const { rows } = await world.db.query<{ id: string }>(
      `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description, address, filed_at,
         filed_on, first_response_due_at, resolution_due_at, status, owner_office, last_event, last_event_at)
       SELECT gen_random_uuid(), 'JKT-25-' || n, '', 'JKT', 'road', 'api', 'Lubang', 'Di sini', now(), now()::date, now(), now(),
         'waiting', $2, 1, now() FROM generate_series(1, $1::int) n RETURNING id`,
      [HOW_MANY, GAMBIR],
    );
    const sealed = rows.map(({ id }, nth) =>
      seal({ name: `Warga ${nth}`, phone: `0899${1_000_000 + nth}` }, id, Buffer.from(key, 'base64')),
    );
    await world.db.query(
      'INSERT INTO reporters (complaint_id, sealed) SELECT * FROM unnest($1::uuid[], $2::bytea[])',
      [rows.map(({ id }) => id), sealed],
    );
  };
});
