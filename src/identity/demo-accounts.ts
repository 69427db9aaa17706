import { type DataSource, type EntityManager, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { City } from '../areas/city.entity.js';
import { OperatorError } from '../common/operator-error.js';
import { Office, TRIAGE_OFFICE } from '../officials/office.entity.js';
import { Unit } from '../officials/unit.entity.js';
import { AccountEntity } from './account.entity.js';
import { type CityRole, cityRoles } from './accounts/role-assignment.entity.js';
import { recordCommand, byCommandIfChanged } from '../audit/by-command.js';
import { hashPassword, passwordMatches } from './password.js';
import { makeToken } from './token.js';

const DOMAIN = 'tanggap.example';

type DemoPlace = Pick<AccountEntity, 'email' | 'kind'> &
  Partial<Pick<AccountEntity, 'officeCode' | 'unitCode'>>;

/** A city role that a demo account has. */
interface DemoRole {
  readonly email: string;
  readonly role: CityRole;
  /** Null before there is any: whoever signs in may do nothing yet. */
  readonly city: string | null;
}

/**
 * Gives every office, every unit and every role of each city an account, all
 * with one password, so that a newcomer can be anyone.
 *
 * @param password where not given, the accounts keep theirs, and the first get one that is made for them
 * @returns the password that was made, which is stored nowhere
 */
export async function ensureDemoAccounts(db: DataSource, password?: string): Promise<string | undefined> {
  const accounts = db.getRepository(AccountEntity);
  const roles = await rolesOf(db);
  const [places, present] = await Promise.all([placesOf(db, roles), accounts.findBy({ demo: true })]);
  const hash = await reusableHash(present, password);
  if (hash !== undefined && present.length === places.length) {
    await db.transaction(async (manager) => {
      await assignRoles(manager, roles);
      await byCommandIfChanged(manager, 'demo.desks_given', 'accounts', {});
    });
    return undefined;
  }

  const chosen = password ?? makeToken();
  const passwordHash = hash ?? (await hashPassword(chosen));
  const idOf = new Map(present.map((account) => [account.email, account.id]));
  const rows = places.map((place) => ({
    officeCode: null,
    unitCode: null,
    personId: null,
    ...place,
    id: idOf.get(place.email) ?? uuid(),
    passwordHash,
    demo: true,
  }));
  await db.transaction(async (manager) => {
    await manager.upsert(AccountEntity, rows, ['email']);
    if (hash === undefined) await manager.increment(AccountEntity, { demo: true }, 'credentialsVersion', 1);
    await assignRoles(manager, roles);
    await byCommandIfChanged(manager, 'demo.accounts_made', 'accounts', { accounts: rows.length });
  });
  return hash === undefined && password === undefined ? chosen : undefined;
}

/** The hash that all demo accounts have, if it is that of the password wanted. */
async function reusableHash(
  present: readonly AccountEntity[],
  password?: string,
): Promise<string | undefined> {
  const hash = present[0]?.passwordHash;
  return password === undefined || (await passwordMatches(password, hash)) ? hash : undefined;
}

/** The roles of all cities: `triage@...` in the first, `triage-plu@...` in the others. */
async function rolesOf(db: DataSource): Promise<DemoRole[]> {
  const cities = await db.getRepository(City).find({ order: { loadedAt: 'ASC', prefix: 'ASC' } });
  const [first = null, ...others] = cities.map(({ prefix }) => prefix);
  const rolesIn = (city: string | null, suffix: string): DemoRole[] =>
    cityRoles.map((role) => {
      const name = role === 'administrator' ? 'admin' : role;
      return { email: `${name}${suffix}@${DOMAIN}`, role, city };
    });
  return [...rolesIn(first, ''), ...others.flatMap((city) => rolesIn(city, `-${city.toLowerCase()}`))];
}

/** Assigns the accounts their roles. One that was ended by hand is not assigned again. */
async function assignRoles(manager: EntityManager, roles: readonly DemoRole[]): Promise<void> {
  for (const { email, role, city } of roles)
    await manager.query(
      `INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
       SELECT gen_random_uuid(), a.id, $2, c.prefix, (now() AT TIME ZONE c.time_zone)::date
       FROM accounts a JOIN cities c ON c.prefix = $3
       WHERE a.email = $1 AND NOT EXISTS (SELECT FROM role_assignments r WHERE r.account_id = a.id AND r.role = $2)`,
      [email, role, city],
    );
}

async function placesOf(db: DataSource, roles: readonly DemoRole[]): Promise<DemoPlace[]> {
  const [offices, units] = await Promise.all([
    db.getRepository(Office).findBy({ code: Not(TRIAGE_OFFICE) }),
    db.getRepository(Unit).find(),
  ]);
  return [
    ...roles.map(({ email }): DemoPlace => ({ email, kind: 'desk' })),
    ...offices.map(({ code, position }): DemoPlace => ({
      email: `${position}-${code}@${DOMAIN}`.toLowerCase(),
      kind: 'office',
      officeCode: code,
    })),
    ...units.map(({ code }): DemoPlace => ({
      email: `unit-${code}@${DOMAIN}`.toLowerCase(),
      kind: 'unit',
      unitCode: code,
    })),
  ];
}

/**
 * Gives all demo accounts a new password, and signs them out everywhere.
 *
 * @returns the password, which is stored nowhere
 * @throws OperatorError where there are none
 */
export async function newDemoPassword(db: DataSource): Promise<string> {
  const password = makeToken();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (manager) => {
    const { affected } = await manager.update(AccountEntity, { demo: true }, { passwordHash });
    if (!affected) {
      throw new OperatorError(
        'There are no demo accounts.',
        'They are made by "npm start" without DATABASE_URL, never with NODE_ENV=production.',
      );
    }
    await manager.query('DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE demo)');
    await manager.increment(AccountEntity, { demo: true }, 'credentialsVersion', 1);
    await recordCommand(manager, 'demo.given_password', 'accounts', { accounts: affected });
  });
  return password;
}

/** Removes all demo accounts and their sessions. */
export async function removeDemoAccounts(db: DataSource): Promise<void> {
  await db.transaction(async (manager) => {
    const { affected } = await manager.delete(AccountEntity, { demo: true });
    await byCommandIfChanged(manager, 'demo.accounts_removed', 'accounts', { accounts: affected });
  });
}
