import pg from 'pg';
import { type DataSource } from 'typeorm';
import { compareMigrations } from '../compare-migrations.js';
import { excessOf, grantStatements, lackOf, PRIVILEGES, type Relation } from './grants.js';
import { tableRights } from './rights.js';

/** Where the tables of Tanggap and of its queues lie. */
const SCHEMAS = ['public', 'bullmq'];

/** What a role may do beyond what it needs, in words, and what it lacks. */
export interface Misfit {
  readonly excess: readonly string[];
  readonly lack: readonly string[];
}

/**
 * Brings the rights of the application's role to what {@link tableRights} says. Where a later version of Tanggap has
 * migrated the database, it leaves them as that version wants them.
 *
 * @param db signed in as the owner of the tables, after the migrations
 * @returns what could not be mended, as a right that everybody has
 */
export async function keepRights(db: DataSource, role: string): Promise<Misfit> {
  if (await isOfLaterVersion(db)) return { excess: [], lack: [] };
  const found = await find(db, role);
  const statements = [...placeStatements(role, found.places), ...grantStatements(role, found.relations)];
  if (statements.length === 0) return misfitIn(found);
  // Several statements at once are one transaction: no session sees a partial change.
  await db.query(statements.join(';\n'));
  return misfitIn(await find(db, role));
}

/** How the rights of a role differ from what is wanted; not at all where a later version decides what is. */
export async function misfitOf(db: DataSource, role: string): Promise<Misfit> {
  return (await isOfLaterVersion(db)) ? { excess: [], lack: [] } : misfitIn(await find(db, role));
}

/** What the catalogue says of a role. */
interface Found {
  readonly relations: readonly Relation[];
  readonly places: readonly Place[];
  readonly powers: readonly string[];
}

async function find(db: DataSource, role: string): Promise<Found> {
  const [relations, places, powers] = await Promise.all([
    relationsFor(db, role),
    placesFor(db, role),
    powersOf(db, role),
  ]);
  return { relations, places, powers };
}

function misfitIn({ relations, places, powers }: Found): Misfit {
  return {
    excess: [...powers, ...excessOf(relations)],
    lack: [...places.filter(({ use }) => !use).map(({ schema }) => schema), ...lackOf(relations)],
  };
}

async function isOfLaterVersion(db: DataSource): Promise<boolean> {
  return (await compareMigrations(db)).unknown.length > 0;
}

/** The tables of Tanggap; no other role's, and none that an extension brought. */
function relationsFor(db: DataSource, role: string): Promise<Relation[]> {
  return db.query<Relation[]>(
    `SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
       CASE WHEN c.relkind = 'S'
         THEN ARRAY(SELECT 'USAGE' WHERE has_sequence_privilege(r.oid, c.oid, 'USAGE'))
         ELSE ARRAY(SELECT each FROM unnest($2::text[]) AS each WHERE has_table_privilege(r.oid, c.oid, each))
       END AS rights,
       pg_has_role(r.oid, c.relowner, 'MEMBER') AS owned
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_roles r
     WHERE r.rolname = $1 AND n.nspname = ANY ($3) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
       AND (c.relname = ANY ($4) OR c.relowner = (SELECT relowner FROM pg_class WHERE oid = to_regclass('migrations')))
       AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
     ORDER BY 1, 2`,
    [role, PRIVILEGES, SCHEMAS, Object.keys(tableRights)],
  );
}

/** A schema, and what a role may do there. */
interface Place {
  readonly schema: string;
  readonly database: string;
  readonly use: boolean;
  readonly make: boolean;
  /** The schema belongs to whoever asks. */
  readonly mine: boolean;
  /** It may make temporary tables in the database. */
  readonly temporary: boolean;
}

function placesFor(db: DataSource, role: string): Promise<Place[]> {
  return db.query<Place[]>(
    `SELECT nspname AS schema, current_database() AS database,
       has_schema_privilege(r.oid, n.oid, 'USAGE') AS use,
       has_schema_privilege(r.oid, n.oid, 'CREATE') AS make, pg_has_role(n.nspowner, 'USAGE') AS mine,
       has_database_privilege(r.oid, current_database(), 'TEMPORARY') AS temporary
     FROM pg_namespace n, pg_roles r WHERE r.rolname = $1 AND nspname = ANY ($2)`,
    [role, SCHEMAS],
  );
}

/** Everybody could make objects in the schema "public" until PostgreSQL 15. The queues need temporary tables. */
function placeStatements(role: string, places: readonly Place[]): string[] {
  const to = pg.escapeIdentifier(role);
  return places.flatMap(({ schema, database, use, make, mine, temporary }) => [
    ...(temporary ? [] : [`GRANT TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} TO ${to}`]),
    ...(use ? [] : [`GRANT USAGE ON SCHEMA ${schema} TO ${to}`]),
    ...(make && mine ? [`REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC, ${to}`] : []),
  ]);
}

/** What a role could do beside its rights on tables. */
async function powersOf(db: DataSource, role: string): Promise<string[]> {
  const [powers] = await db.query<Record<string, boolean>[]>(
    `SELECT rolsuper AS "is a superuser", rolcreaterole AS "may make roles", rolreplication AS "may replicate",
       has_database_privilege(oid, current_database(), 'CREATE') AS "may make schemas",
       (SELECT bool_or(has_schema_privilege(r.oid, n.oid, 'CREATE')) FROM pg_namespace n WHERE nspname = ANY ($2))
         AS "may make objects beside the tables"
     FROM pg_roles r WHERE rolname = $1`,
    [role, SCHEMAS],
  );
  return Object.entries(powers ?? {}).flatMap(([power, has]) => (has ? [power] : []));
}
