import { type DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OperatorError } from '../common/operator-error.js';
import { TRIAGE_OFFICE } from '../officials/office.entity.js';
import { Person } from '../officials/person.entity.js';
import { Account } from './account.entity.js';
import { byCommand } from './audit/by-command.js';
import { closeWays } from './give-password.js';
import { hashPassword } from './password.js';
import { makeToken } from './token.js';

const roles: Readonly<Record<string, Pick<Account, 'kind' | 'officeCode'>>> = {
  administrator: { kind: 'administrator', officeCode: null },
  communications: { kind: 'communications', officeCode: null },
  triage: { kind: 'office', officeCode: TRIAGE_OFFICE },
};

/**
 * Opens an account and gives it a new password; one that exists keeps its
 * identity, and its sessions end.
 *
 * @param role of the city's desk; without it the account is that of the official known by this address
 * @returns the password, which is kept nowhere
 */
export async function openAccount(
  db: DataSource,
  address: string,
  role: string | undefined,
): Promise<string> {
  const email = address.toLowerCase();
  const password = makeToken();
  const at = new Date();
  const subject = role === undefined ? await officialOf(db, email) : seatOf(role);
  await db.transaction(async (manager) => {
    const known = await manager.findOneBy(Account, { email });
    const id = known?.id ?? uuid();
    await manager.save(Account, {
      unitCode: null,
      personId: null,
      ...subject,
      id,
      email,
      passwordHash: await hashPassword(password),
      demo: false,
    });
    await closeWays(manager, id, at);
    const action = known ? 'account.given_password' : 'account.opened';
    await byCommand(manager, action, id, { email, kind: subject.kind });
  });
  return password;
}

async function officialOf(
  db: DataSource,
  email: string,
): Promise<Pick<Account, 'kind' | 'officeCode' | 'personId'>> {
  const person = await db.getRepository(Person).findOneBy({ email });
  if (!person) {
    throw new OperatorError(
      `No official is known by ${email}.`,
      'Import them first (officials import), or name a --role.',
    );
  }
  return { kind: 'person', officeCode: null, personId: person.id };
}

function seatOf(role: string): Pick<Account, 'kind' | 'officeCode'> {
  const seat = roles[role];
  if (!seat)
    throw new OperatorError(
      `There is no role "${role}".`,
      `Choose one of: ${Object.keys(roles).join(', ')}.`,
    );
  return seat;
}
