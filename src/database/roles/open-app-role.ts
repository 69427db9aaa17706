import { type DataSource } from 'typeorm';
import { OperatorError } from '../../common/operator-error.js';
import { type Steps } from '../../common/steps.js';
import { type CityKeys } from '../../config/city-keys.js';
import { type OpenDatabase } from '../../embedded-postgres/opened-database.js';
import { isMissingRight } from '../prepare.js';
import { type AppRole, ensureAppRole, signIn } from './app-role.js';
import { keepRights, type Misfit, misfitOf } from './keep-rights.js';

/** How many rights too many are named. */
const NAMED = 3;

/**
 * Gives the URL that processes which serve use: that of a role which owns no table and has the rights it needs, or,
 * where there cannot be one, the owner's. It says so then, with the remedy, and the process goes on.
 *
 * @param db signed in as the owner of the tables, after the migrations
 */
export async function openAppRole(
  db: DataSource,
  database: OpenDatabase,
  keys: CityKeys,
  steps: Steps,
): Promise<string> {
  try {
    const role = await roleFor(db, database, keys, steps);
    warnOfExcess(role.name, await giveRights(db, role.name), steps);
    return role.url;
  } catch (fault) {
    if (database.appUrl !== undefined || !(fault instanceof OperatorError)) throw fault;
    warn(`the application works as the owner of its tables, since ${fault.problem}`, fault.remedy, steps);
    return database.url;
  }
}

/** @throws OperatorError where the connection may not grant what is needed */
async function giveRights(db: DataSource, role: string): Promise<Misfit> {
  const misfit = await keepRights(db, role).catch((fault: unknown): Misfit => {
    if (isMissingRight(fault)) return { excess: [], lack: [fault.message] };
    throw fault;
  });
  // PostgreSQL only warns of a grant that it does not make.
  if (misfit.lack.length === 0) return misfit;
  throw new OperatorError(
    `the role "${role}" could not be given its rights (${misfit.lack.join(', ')})`,
    'Let one role own all tables of Tanggap and the schema "bullmq", and name it as the owner.',
  );
}

/**
 * Looks at the rights of a process that is given no owner at all.
 *
 * @param db signed in as the application's role
 * @throws OperatorError where it lacks one
 */
export async function checkOwnRights(db: DataSource, steps: Steps): Promise<void> {
  const [{ role }] = await db.query<[{ role: string }]>('SELECT current_user::text AS role');
  const misfit = await misfitOf(db, role);
  if (misfit.lack.length > 0)
    throw new OperatorError(
      `The database user "${role}" may not use these tables as it needs to: ${misfit.lack.join(', ')}.`,
      'Run "npm run tanggap -- database prepare" with DATABASE_OWNER_URL, which gives it the rights.',
    );
  warnOfExcess(role, misfit, steps);
}

async function roleFor(
  db: DataSource,
  { url, appUrl, embedded }: OpenDatabase,
  keys: CityKeys,
  steps: Steps,
): Promise<AppRole> {
  if (appUrl !== undefined) return signIn(appUrl);
  return ensureAppRole(db, url, keys, (name) => {
    if (!embedded) steps.say(`✓ Made the database role ${name}, which owns no table, for the application`);
  });
}

function warnOfExcess(role: string, { excess }: Misfit, steps: Steps): void {
  if (excess.length === 0) return;
  const more = excess.length > NAMED ? ` and ${excess.length - NAMED} more` : '';
  warn(
    `the application's role "${role}" ${excess.slice(0, NAMED).join(', ')}${more}`,
    'Take that from it (what everybody may: "REVOKE CREATE ON SCHEMA public FROM PUBLIC"), or name another role: see docker/README.md.',
    steps,
  );
}

function warn(why: string, remedy: string, steps: Steps): void {
  steps.say(
    `! Not protected: history, audit trail and seals could be changed by whoever breaks into this process: ${why}.\n  → ${remedy}`,
  );
}
