import { type DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OperatorError } from '../common/operator-error.js';
import { Office, TRIAGE_OFFICE } from '../officials/office.entity.js';
import { Unit } from '../officials/unit.entity.js';
import { Account } from './account.entity.js';
import { byCommand, byCommandIfChanged } from './audit/by-command.js';
import { hashPassword, passwordMatches } from './password.js';
import { makeToken } from './token.js';

const DOMAIN = 'tanggap.example';

type Seat = Pick<Account, 'email' | 'kind'> & Partial<Pick<Account, 'officeCode' | 'unitCode'>>;

/**
 * Gives every office, every unit, the administrator and the communications
 * office an account, all with one password, so that a newcomer can be anyone.
 *
 * @param password where not given, the accounts keep theirs, and the first get one that is made for them
 * @returns the password that was made, which is kept nowhere
 */
export async function ensureDemoAccounts(db: DataSource, password?: string): Promise<string | undefined> {
  const accounts = db.getRepository(Account);
  const [seats, present] = await Promise.all([seatsOf(db), accounts.findBy({ demo: true })]);
  const kept = await keptHash(present, password);
  if (kept !== undefined && present.length === seats.length) return undefined;

  const chosen = password ?? makeToken();
  const passwordHash = kept ?? (await hashPassword(chosen));
  const idOf = new Map(present.map((account) => [account.email, account.id]));
  const rows = seats.map((seat) => ({
    officeCode: null,
    unitCode: null,
    personId: null,
    ...seat,
    id: idOf.get(seat.email) ?? uuid(),
    passwordHash,
    demo: true,
  }));
  await db.transaction(async (manager) => {
    await manager.upsert(Account, rows, ['email']);
    await byCommandIfChanged(manager, 'demo.accounts_made', 'accounts', { accounts: rows.length });
  });
  return kept === undefined && password === undefined ? chosen : undefined;
}

/** The hash that all demo accounts have, if it is that of the password wanted. */
async function keptHash(present: readonly Account[], password?: string): Promise<string | undefined> {
  const hash = present[0]?.passwordHash;
  return password === undefined || (await passwordMatches(password, hash)) ? hash : undefined;
}

async function seatsOf(db: DataSource): Promise<Seat[]> {
  const [offices, units] = await Promise.all([
    db.getRepository(Office).find(),
    db.getRepository(Unit).find(),
  ]);
  return [
    { email: `admin@${DOMAIN}`, kind: 'administrator' },
    { email: `communications@${DOMAIN}`, kind: 'communications' },
    ...offices.map(({ code, position }): Seat => ({
      email: `${position === TRIAGE_OFFICE ? TRIAGE_OFFICE : `${position}-${code}`}@${DOMAIN}`.toLowerCase(),
      kind: 'office',
      officeCode: code,
    })),
    ...units.map(({ code }): Seat => ({
      email: `unit-${code}@${DOMAIN}`.toLowerCase(),
      kind: 'unit',
      unitCode: code,
    })),
  ];
}

/**
 * Gives all demo accounts a new password, and signs them out everywhere.
 *
 * @returns the password, which is kept nowhere
 * @throws OperatorError where there are none
 */
export async function newDemoPassword(db: DataSource): Promise<string> {
  const password = makeToken();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (manager) => {
    const { affected } = await manager.update(Account, { demo: true }, { passwordHash });
    if (!affected) {
      throw new OperatorError(
        'There are no demo accounts.',
        'They are made by "npm start" without DATABASE_URL, never with NODE_ENV=production.',
      );
    }
    await manager.query('DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE demo)');
    await byCommand(manager, 'demo.given_password', 'accounts', { accounts: affected });
  });
  return password;
}

/** Removes all demo accounts and their sessions. */
export async function removeDemoAccounts(db: DataSource): Promise<void> {
  await db.transaction(async (manager) => {
    const { affected } = await manager.delete(Account, { demo: true });
    await byCommandIfChanged(manager, 'demo.accounts_removed', 'accounts', { accounts: affected });
  });
}
