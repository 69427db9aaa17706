import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { encrypt, decrypt } from '../src/common/encryption.js';
import { GAMBIR } from './support/citizen.js';
import { sendPhoto } from './support/photographer.js';
import { freePort, run, root, runTanggap } from './support/processes.js';
import { runCommandHere } from './support/run-command-here.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const reporter = { name: 'Siti Rahmawati', email: 'Siti.Rahma@example.com', phone: '0812-3456-7889' };
const point = { lat: -6.17661234, lng: 106.82691234 };

interface Found {
  items: { number: string }[];
}

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
    run(process.execPath, [join(root, 'dist/src/cli.js'), 'reporters', 'reseal'], {
      ...world.env,
      ...env,
    });
  /** Starts a process, and ends it should it serve. */
  const startWith = async (env: Record<string, string>): Promise<{ code: number | string; said: string }> => {
    const tanggap = runTanggap({ ...world.env, PORT: '0', ...env });
    await Promise.race([tanggap.exit, tanggap.says('with Ctrl-C').catch(() => undefined)]);
    return { code: await tanggap.end(), said: tanggap.said() };
  };
  const sealedWith = async (text: string): Promise<number> => {
    const [head] = [encrypt('', '', Buffer.from(text, 'base64')).subarray(0, 5)];
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
      headers: { 'idempotency-key': randomUUID() },
    };
    const { body: filed } = await world.ask<Record<string, string>>('POST', '/complaints', filing);
    // As it was stored before there were hashes.
    await world.db.query('UPDATE reporters SET phone_hash = NULL, email_hash = NULL, hashed = false');
    await manyMore(first);
    const { rows } = await world.db.query<{ id: string }>(
      `SELECT id FROM accounts WHERE kind = 'unit' LIMIT 1`,
    );
    const account = rows[0]?.id ?? '';
    const secret = 'GLPFO2OHECZUMNV6MYPYEIVPUWSOAGNS';
    await world.db.query(
      'INSERT INTO second_factors (account_id, sealed, enrolled_at) VALUES ($1, $2, now())',
      [account, encrypt(secret, `second factor ${account}`, Buffer.from(first, 'base64'))],
    );

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

    const resumed = await runCommandHere({ ...world.env, ...env }, 'reporters', 'reseal');
    expect(resumed).toEqual({ code: 0, said: expect.stringContaining('Nothing is sealed with an old key') });
    // The rest, the answer that was kept, when and where the photo was taken, a second factor, and the key that signs heads.
    expect(resumed.said).toContain(`${HOW_MANY + 1 - 500 + 4} rows sealed anew`);
    const factors = await world.db.query<{ sealed: Buffer }>('SELECT sealed FROM second_factors');
    const [{ sealed }] = factors.rows as [{ sealed: Buffer }];
    expect(decrypt(sealed, `second factor ${account}`, [Buffer.from(second, 'base64')])).toBe(secret);
    expect([await sealedWith(first), await sealedWith(second)]).toEqual([0, HOW_MANY + 1]);
    await renewed.end();
    expect(renewed.said()).toContain('"route":"/api/v1/complaints/:number/own"');
    for (const word of [filed.trackingSecret ?? '', 'Rahma', '3456'])
      expect([word, renewed.said().includes(word)]).toEqual([word, false]);

    // What signs heads of the audit trail opens with the new key.
    expect((await world.ask('GET', '/audit/head')).body).toMatchObject({ code: 'tree_head_not_found' });
    const signing = { ...world.env, REPORTER_KEY: second };
    expect(await runCommandHere(signing, 'audit', 'seal')).toMatchObject({ code: 0 });
    expect((await world.ask('GET', '/audit/head')).body).toMatchObject({ number: 1 });

    const at = await world.serve({ REPORTER_KEY: second });
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
      encrypt({ name: `Warga ${nth}`, phone: `0899${1_000_000 + nth}` }, id, Buffer.from(key, 'base64')),
    );
    await world.db.query(
      'INSERT INTO reporters (complaint_id, sealed) SELECT * FROM unnest($1::uuid[], $2::bytea[])',
      [rows.map(({ id }) => id), sealed],
    );
  };
});
