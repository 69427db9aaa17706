import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { tableRights } from '../src/database/roles/rights.js';
import { fileComplaint, makeFolder, serve, type Serving, statusOf } from './support/own-data.js';
import { runCommand, runTanggap } from './support/processes.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const DENIED = '42501';

const nameOf = (schema: string, table: string): string =>
  schema === 'public' ? table : `${schema}.${table}`;

/** Runs a statement and takes it back. @returns the code of its fault, or undefined where it was allowed */
async function codeOf(client: pg.ClientBase, statement: string): Promise<string | undefined> {
  await client.query('BEGIN');
  try {
    await client.query(statement);
    return undefined;
  } catch (fault) {
    return (fault as { code?: string }).code;
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('the role that the application works with', () => {
  let world: World;
  let role: string;
  let app: pg.Client;
  let tables: { schema: string; name: string }[];
  beforeAll(async () => {
    world = await openWorld();
    role = `${new URL(world.env.DATABASE_URL ?? '').pathname.slice(1)}_app`;
    ({ rows: tables } = await world.db.query<{ schema: string; name: string }>(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'bullmq')`,
    ));
    app = new pg.Client({ connectionString: world.env.DATABASE_URL });
    await app.connect();
    // Only a superuser could leave it again.
    await app.query(`SET SESSION AUTHORIZATION ${pg.escapeIdentifier(role)}`);
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  it('is the only one that the server is signed in as, for requests and for jobs', async () => {
    const number = await fileComplaint(world.base);
    await eventually(
      () => statusOf(world.base, number),
      (status) => status === 'waiting',
    );
    const { rows } = await world.db.query<{ usename: string; count: number }>(
      `SELECT usename, count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY usename`,
    );
    const connections = Object.fromEntries(rows.map(({ usename, count }) => [usename, count]));
    expect(connections[role]).toBeGreaterThan(3);
    // This test's own: the pool of the world, and the connection that turned into the role.
    expect(connections.tanggap).toBeLessThanOrEqual(3);
  });

  it('has rights that are listed for every table of the catalogue', () => {
    expect(tables.map(({ schema, name }) => nameOf(schema, name)).sort()).toEqual(
      Object.keys(tableRights).sort(),
    );
  });

  it('borrows no rights of the owner through a trigger', async () => {
    const statements = [
      'CREATE TEMP TABLE row_changes (table_name text, key text, before bytea, after bytea)',
      'GRANT ALL ON row_changes TO public',
      `CREATE FUNCTION pg_temp.lend() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN DELETE FROM public.audit_entries; RETURN NEW; END $$`,
      'CREATE TRIGGER lend BEFORE INSERT ON row_changes FOR EACH ROW EXECUTE FUNCTION pg_temp.lend()',
      `UPDATE accounts SET told_of_failures_at = now(), password_hash = password_hash || 'x' WHERE email LIKE 'triage@%'`,
    ];
    await app.query('BEGIN');
    for (const statement of statements) await app.query(statement);
    const { rows } = await app.query<{ lent: number; noted: number }>(
      `SELECT (SELECT count(*)::int FROM pg_temp.row_changes) AS lent, (SELECT count(*)::int FROM public.row_changes) AS noted`,
    );
    await app.query('ROLLBACK');
    expect(rows[0]?.lent).toBe(0);
    expect(rows[0]?.noted).toBeGreaterThan(0);
  });

  it('owns nothing, and can make nothing to last', async () => {
    const { rows } = await world.db.query(
      `SELECT classid::regclass, objid FROM pg_shdepend
       WHERE deptype = 'o' AND refclassid = 'pg_authid'::regclass
         AND refobjid = (SELECT oid FROM pg_roles WHERE rolname = $1)`,
      [role],
    );
    expect(rows).toEqual([]);
    for (const statement of [
      'CREATE TABLE mine ()',
      'CREATE TABLE bullmq.mine ()',
      'CREATE SCHEMA mine',
      'CREATE FUNCTION lower(int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE ROLE mine',
      'CREATE EXTENSION pg_trgm',
      'SET session_replication_role = replica',
      `ALTER DATABASE ${pg.escapeIdentifier(role.replace(/_app$/, ''))} SET session_replication_role = replica`,
      'ALTER FUNCTION known_now() RENAME TO mine',
      'DROP FUNCTION complaint_events_only_grow() CASCADE',
      'SET ROLE tanggap',
      `COPY audit_entries TO PROGRAM 'true'`,
      'SELECT rolpassword FROM pg_authid',
    ])
      expect([statement, await codeOf(app, statement)]).toEqual([statement, DENIED]);
  });

  it('may do with each table what is listed, and cannot truncate, alter or drop any, or switch off its triggers', async () => {
    for (const { schema, name } of tables) {
      const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
      const { rows } = await world.db.query<{ column: string }>(
        `SELECT attname AS column FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = '' LIMIT 1`,
        [table],
      );
      const column = pg.escapeIdentifier(rows[0]?.column ?? '');
      const asked = {
        SELECT: `SELECT FROM ${table} LIMIT 0`,
        INSERT: `INSERT INTO ${table} DEFAULT VALUES`,
        UPDATE: `UPDATE ${table} SET ${column} = ${column} WHERE false`,
        DELETE: `DELETE FROM ${table} WHERE false`,
        TRUNCATE: `TRUNCATE ${table} CASCADE`,
        ALTER: `ALTER TABLE ${table} ADD COLUMN mine int`,
        DROP: `DROP TABLE ${table} CASCADE`,
        'DISABLE TRIGGER': `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        'CREATE TRIGGER': `CREATE TRIGGER mine BEFORE INSERT ON ${table} EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
        RULE: `CREATE RULE mine AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
      };
      const isRefused = async (statement: string): Promise<boolean> =>
        (await codeOf(app, statement)) === DENIED;
      const allowed: string[] = [];
      for (const [what, statement] of Object.entries(asked))
        if (!(await isRefused(statement))) allowed.push(what);
      expect([table, ...allowed]).toEqual([table, ...(tableRights[nameOf(schema, name)]?.rights ?? [])]);
    }
  });

  it('gets back what it lacks, and loses what it was given besides, at the next start', async () => {
    await world.db.query(
      `GRANT ALL ON audit_entries TO ${pg.escapeIdentifier(role)}; REVOKE INSERT ON sessions FROM ${pg.escapeIdentifier(role)}`,
    );
    expect(await codeOf(app, 'DELETE FROM audit_entries WHERE false')).toBe(undefined);
    const worker = await world.start({ ROLE: 'worker' });
    expect(worker.said()).not.toContain('!');
    expect(await codeOf(app, 'DELETE FROM audit_entries WHERE false')).toBe(DENIED);
    await world.signIn('admin');
  });
});

describe('a PostgreSQL of the operator’s own', () => {
  const cluster = new URL(process.env.TEST_TEMPLATE_URL ?? '');
  cluster.pathname = '/postgres';
  let server: pg.Client;
  beforeAll(async () => {
    server = new pg.Client({ connectionString: cluster.href });
    await server.connect();
  });
  afterAll(() => server.end());

  /** An empty database of a role that has these attributes. */
  async function makeDatabase(attributes: string): Promise<{ name: string; url: URL }> {
    const name = `own_${randomBytes(6).toString('hex')}`;
    const url = await makeRole(name, attributes);
    await server.query(`CREATE DATABASE ${name} OWNER ${name}`);
    url.pathname = `/${name}`;
    return { name, url };
  }

  async function makeRole(name: string, attributes: string): Promise<URL> {
    const password = randomBytes(9).toString('hex');
    await server.query(`CREATE ROLE ${name} LOGIN ${attributes} PASSWORD '${password}'`);
    const url = new URL(cluster);
    url.username = name;
    url.password = password;
    return url;
  }

  /** Runs statements as a superuser. */
  async function inDatabase(name: string, statements: string): Promise<void> {
    const client = new pg.Client({
      connectionString: Object.assign(new URL(cluster), { pathname: name }).href,
    });
    await client.connect();
    await client.query(statements);
    await client.end();
  }

  const settings = (more: Record<string, string>): Record<string, string> => ({
    DATA_DIR: makeFolder(),
    SEED: 'none',
    ...more,
  });

  async function usersOf(database: string): Promise<string[]> {
    const { rows } = await server.query<{ usename: string }>(
      'SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = $1',
      [database],
    );
    return rows.map(({ usename }) => usename);
  }

  async function isReady({ base }: Serving): Promise<boolean> {
    return (await fetch(`${base}/health/ready`)).ok;
  }

  it('gets the role where its user may make roles; each process then signs in as that, whatever the user’s password', async () => {
    const { name, url } = await makeDatabase('CREATEROLE');
    const env = settings({ DATABASE_URL: url.href });
    const first = await serve(env);
    expect(first.said()).toContain(`✓ Made the database role ${name}_app`);
    expect(first.said()).not.toContain('! Not protected');
    expect(await usersOf(name)).toEqual([`${name}_app`]);

    await server.query(`ALTER ROLE ${name} PASSWORD 'another' NOCREATEROLE`);
    const second = await serve({ ...env, DATABASE_URL: url.href.replace(url.password, 'another') });
    expect(second.said()).not.toContain('database role');
    expect(second.said()).not.toContain('! Not protected');
    expect(await usersOf(name)).toEqual([`${name}_app`]);
    expect([await isReady(first), await isReady(second)]).toEqual([true, true]);
    await Promise.all([first.end(), second.end()]);

    // One table is another's: the application would lack it, so it works as the owner, and says so.
    await inDatabase(
      name,
      `ALTER TABLE audit_entries OWNER TO CURRENT_USER;
       GRANT ALL ON audit_entries TO ${name}; REVOKE ALL ON audit_entries FROM ${name}_app`,
    );
    const third = await serve({ ...env, DATABASE_URL: url.href.replace(url.password, 'another') });
    expect(third.said()).toMatch(
      /^! Not protected: .*could not be given its rights \(.*\)\.\n {2}→ Let one role own/m,
    );
    expect(await isReady(third)).toBe(true);
    await third.end();
  });

  it('says what is not protected and the remedy where its user may not make roles, and serves', async () => {
    const { name, url } = await makeDatabase('');
    const env = settings({ DATABASE_URL: url.href });
    const tanggap = await serve(env);
    expect(tanggap.said()).toMatch(
      new RegExp(
        `^! Not protected: history, .* "${name}" may not make a second role\\.\\n {2}→ .*CREATEROLE`,
        'm',
      ),
    );
    expect(await isReady(tanggap)).toBe(true);
    expect(await usersOf(name)).toEqual([name]);
    await tanggap.end();

    // A role of that name that is somebody else's keeps its password.
    await makeRole(`${name}_app`, '');
    await server.query(`ALTER ROLE ${name} CREATEROLE`);
    const again = await serve(env);
    expect(again.said()).toMatch(/^! Not protected: .*exists and was not made by Tanggap\.\n {2}→ Rename/m);
    await again.end();
  });

  it('may be given two roles: only commands know the owner, and a process without it waits for them', async () => {
    const { name, url: owner } = await makeDatabase('');
    const app = await makeRole(`${name}_web`, '');
    app.pathname = owner.pathname;
    const env = settings({ DATABASE_URL: app.href });
    const withOwner = { ...env, DATABASE_OWNER_URL: owner.href };

    const tooEarly = runTanggap({ ...env, PORT: '0' });
    expect(await tooEarly.exit).toBe(1);
    expect(tooEarly.said()).toMatch(/^✗ The database user may not set up the tables.*\n {2}→ /m);

    expect(await runCommand(withOwner, 'database', 'prepare')).toMatchObject({ code: 0 });
    const tanggap = await serve(env);
    expect(tanggap.said()).not.toContain('! Not protected');
    expect(await isReady(tanggap)).toBe(true);
    expect(await usersOf(name)).toEqual([`${name}_web`]);

    const open = ['accounts', 'open', 'ayu@kota.example', '--role', 'administrator'];
    const { code, said } = await runCommand(env, ...open);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/✗ The user in DATABASE_URL may not do this.*\n {2}→ .*DATABASE_OWNER_URL/),
    ]);
    // The owner comes as far as the city, of which none is loaded.
    expect(await runCommand(withOwner, ...open)).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no city'),
    });

    const direct = new pg.Client({ connectionString: owner.href });
    await direct.connect();
    await direct.query(
      `DELETE FROM migrations WHERE name LIKE 'Open%'; GRANT DELETE ON erasures TO ${name}_web`,
    );
    await direct.end();
    const outdated = runTanggap({ ...env, PORT: '0' });
    expect(await outdated.exit).toBe(1);
    expect(outdated.said()).toMatch(/! Not protected: .*"\w+_web" may DELETE erasures\./);
    expect(outdated.said()).toMatch(/✗ The tables are of an older version.*\n {2}→ .*database prepare/);
    await tanggap.end();
  });
});
