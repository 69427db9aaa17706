import { createHmac } from 'node:crypto';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { OperatorError } from '../../common/operator-error.js';
import { type CityKeys } from '../../config/city-keys.js';
import { scramVerifier } from './scram.js';

/** Marks the roles that Tanggap made: it changes the password of no other. */
const MARK = 'The application’s role of Tanggap; made, and given its password, at a start';

/** A role, and how to sign in as it. */
export interface AppRole {
  readonly name: string;
  readonly url: string;
}

/**
 * Gives the role that the application signs in as, made where it does not exist yet. Roles belong to a whole cluster,
 * so its name is that of the database with `_app` behind. Its password is derived from the city's key of hashes: every
 * process on every machine knows it, and it is stored nowhere.
 *
 * @param db signed in as the owner of the tables, by `ownerUrl`
 * @param onMade told the name of a role that was just made
 * @throws OperatorError where it cannot be made, or cannot sign in
 */
export async function ensureAppRole(
  db: DataSource,
  ownerUrl: string,
  { hash }: CityKeys,
  onMade: (name: string) => void,
): Promise<AppRole> {
  const name = await appRoleName(db);
  const password = createHmac('sha256', hash).update(`database role ${name}`).digest('base64url');
  const role = { name, url: signedInAs(ownerUrl, name, password) };
  if ((await refusalOf(role)) === undefined) return role;
  if (await makeOrGivePassword(db, name, password)) onMade(name);
  const refusal = await refusalOf(role);
  if (refusal === undefined) return role;
  throw new OperatorError(
    `the server does not let the role "${name}" in (${refusal})`,
    `Allow it in pg_hba.conf or in the pooler between. ${OR_TWO_URLS}`,
  );
}

/** Signs in and asks who that is. */
export async function signIn(url: string): Promise<AppRole> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>('SELECT current_user::text AS name');
    return { name: rows[0]?.name ?? '', url };
  } finally {
    await client.end().catch(() => undefined);
  }
}

const OR_TWO_URLS = 'Or make two roles yourself: see docker/README.md.';

/** Short enough for a name in PostgreSQL, whatever the database is called. */
async function appRoleName(db: DataSource): Promise<string> {
  const [{ name }] = await db.query<[{ name: string }]>(
    `SELECT CASE WHEN octet_length(name) <= 59 THEN name ELSE 'tanggap_' || md5(name) END || '_app' AS name
     FROM current_database() AS name`,
  );
  return name;
}

function signedInAs(url: string, name: string, password: string): string {
  const other = new URL(url);
  other.username = encodeURIComponent(name);
  other.password = password;
  return other.href;
}

/** @returns why the role cannot sign in; undefined where it can */
async function refusalOf({ name, url }: AppRole): Promise<string | undefined> {
  try {
    const { name: found } = await signIn(url);
    return found === name ? undefined : `it becomes "${found}" there`;
  } catch (fault) {
    const { code = '', message } = fault as { code?: string; message: string };
    // 28: no such role, a wrong password, or pg_hba.conf; 42501: not into this database; 08P01: a pooler does not know it.
    if (code.startsWith('28') || ['42501', '08P01'].includes(code)) return message;
    throw fault;
  }
}

/** @returns whether the role is new */
async function makeOrGivePassword(db: DataSource, name: string, password: string): Promise<boolean> {
  const [{ self, database, may, mark }] = await db.query<
    [{ self: string; database: string; may: boolean; mark: string | null }]
  >(
    `SELECT current_user::text AS self, current_database() AS database,
       (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS may,
       (SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = $1) AS mark`,
    [name],
  );
  const role = pg.escapeIdentifier(name);
  if (mark !== null && mark !== MARK)
    throw new OperatorError(
      `the role "${name}", which the application would sign in as, exists and was not made by Tanggap`,
      `Rename or remove that role, and start again. ${OR_TWO_URLS}`,
    );
  if (!may)
    throw new OperatorError(
      `"${self}" may not make a second role`,
      `Let an administrator of the server run 'ALTER ROLE ${pg.escapeIdentifier(self)} CREATEROLE', and start again. ${OR_TWO_URLS}`,
    );
  const secret = pg.escapeLiteral(scramVerifier(password));
  const make = `CREATE ROLE ${role} LOGIN NOINHERIT; COMMENT ON ROLE ${role} IS ${pg.escapeLiteral(MARK)}`;
  try {
    await db.query(
      `${mark === null ? make : ''};
       ALTER ROLE ${role} PASSWORD ${secret};
       GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${role}`,
    );
  } catch (fault) {
    throw new OperatorError(
      `the server does not make the role "${name}" (${(fault as Error).message})`,
      'Make two roles yourself: see docker/README.md.',
    );
  }
  return mark === null;
}
