import { type DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Day } from '../common/city-time.js';
import { OperatorError } from '../common/operator-error.js';
import { Person } from '../officials/person.entity.js';
import { AccountEntity } from './account.entity.js';
import { assignRole } from './accounts/assign-role.js';
import { recordCommand } from '../audit/by-command.js';
import { closeWays } from './give-password.js';
import { hashPassword } from './password.js';
import { makeToken } from './token.js';

/** What an account is to be opened for. */
export interface Opening {
  /** Desk of a city; without it the account is that of the official known by its address. */
  readonly role?: string;
  /** Prefix of the city whose desk it is; may be left out where there is only one. */
  readonly city?: string;
  /** First day at the desk, and first day no longer. */
  readonly from?: Day;
  readonly until?: Day;
}

/**
 * Opens an account and gives it a new password; one that exists keeps its
 * identity and what it may do, and its sessions end.
 *
 * @returns the password, which is stored nowhere
 */
export async function openAccount(
  db: DataSource,
  address: string,
  { role, city, from, until }: Opening,
): Promise<string> {
  const email = address.toLowerCase();
  if (role === undefined && [city, from, until].some((given) => given !== undefined))
    throw new OperatorError(
      'Only the desk of a city has --city, --from and --until.',
      'Name a --role, or leave them out: officials and staff have their days.',
    );
  const password = makeToken();
  const passwordHash = await hashPassword(password);
  await db.transaction(async (manager) => {
    const known = await manager.findOne(AccountEntity, {
      where: { email },
      lock: { mode: 'pessimistic_write' },
    });
    if (known?.closedAt)
      throw new OperatorError(`The account of ${email} is closed.`, 'Open it again with: accounts reopen');
    const id = known?.id ?? uuid();
    const subject = await subjectOf(manager, email, known, role);
    await manager.save(AccountEntity, { ...subject, id, email, passwordHash, demo: false });
    await closeWays(manager, id, new Date());
    const { changed = false, ...assigned } =
      role === undefined ? {} : await assignRole(manager, id, { role, city, from, until });
    const { kind } = subject;
    if (!known) return recordCommand(manager, 'account.opened', id, { email, kind, ...assigned });
    await recordCommand(manager, 'account.given_password', id, { email, kind });
    if (changed) await recordCommand(manager, 'account.given_role', id, { email, ...assigned });
  });
  return password;
}

/** Whom an account stands for. A desk takes nothing away from an official. */
async function subjectOf(
  manager: EntityManager,
  email: string,
  known: AccountEntity | null,
  role: string | undefined,
): Promise<Pick<AccountEntity, 'kind' | 'officeCode' | 'unitCode' | 'personId'>> {
  const none = { officeCode: null, unitCode: null };
  if (role !== undefined) {
    const personId = known?.personId ?? null;
    return { ...none, kind: personId === null ? 'desk' : 'person', personId };
  }
  const person = await manager.findOneBy(Person, { email });
  if (person) return { ...none, kind: 'person', personId: person.id };
  throw new OperatorError(
    `No official is known by ${email}.`,
    'Import them first (officials import), or name a --role.',
  );
}
