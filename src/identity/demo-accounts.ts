import { type DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Office, TRIAGE_OFFICE } from '../officials/office.entity.js';
import { Unit } from '../officials/unit.entity.js';
import { Account } from './account.entity.js';
import { hashPassword, passwordMatches } from './password.js';

const DOMAIN = 'tanggap.example';

type Seat = Pick<Account, 'email' | 'kind'> & Partial<Pick<Account, 'officeCode' | 'unitCode'>>;

/**
 * Gives every office, every unit, the administrator and the communications
 * office an account, all with one password, so that a newcomer can be anyone.
 */
export async function ensureDemoAccounts(db: DataSource, password: string): Promise<void> {
  const [offices, units] = await Promise.all([
    db.getRepository(Office).find(),
    db.getRepository(Unit).find(),
  ]);
  const seats: Seat[] = [
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
  const accounts = db.getRepository(Account);
  const present = await accounts.findBy({ demo: true });
  const upToDate =
    present.length === seats.length && (await passwordMatches(password, present[0]?.passwordHash));
  if (upToDate) return;

  const passwordHash = await hashPassword(password);
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
  await accounts.upsert(rows, ['email']);
}

/** Removes all demo accounts and their sessions. */
export async function removeDemoAccounts(db: DataSource): Promise<void> {
  await db.getRepository(Account).delete({ demo: true });
}
