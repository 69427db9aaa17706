import { type DataSource, type EntityManager } from 'typeorm';
import { OperatorError } from '../../common/operator-error.js';
import { AccountEntity } from '../account.entity.js';
import { recordCommand } from '../../audit/by-command.js';
import { closeWays, givePassword } from '../give-password.js';
import { makeToken } from '../token.js';

const MAX_REASON = 500;

/**
 * Closes an account: nobody can sign in with it, its sessions end and mailed tokens are void, at once in every
 * process. What it may do is kept, for when it is opened again.
 *
 * @param why goes into the audit trail
 */
export async function closeAccount(db: DataSource, address: string, why: string): Promise<void> {
  const reason = why.trim();
  if (reason === '' || reason.length > MAX_REASON)
    throw new OperatorError('Why is it closed?', `Give --why up to ${MAX_REASON} characters.`);
  await db.transaction(async (manager) => {
    const { id, email, closedAt } = await accountMeant(manager, address);
    if (closedAt)
      throw new OperatorError(`The account of ${email} is closed already.`, 'See it with: accounts list');
    const at = new Date();
    await manager.update(AccountEntity, { id }, { closedAt: at, closedWhy: reason });
    await closeWays(manager, id, at);
    await recordCommand(manager, 'account.closed', id, { email, why: reason });
  });
}

/**
 * Opens a closed account again. Its old password may be known to others, so that it gets another.
 *
 * @returns the password, which is stored nowhere
 */
export async function reopenAccount(db: DataSource, address: string): Promise<string> {
  const password = makeToken();
  await db.transaction(async (manager) => {
    const { id, email, closedAt } = await accountMeant(manager, address);
    if (!closedAt)
      throw new OperatorError(
        `The account of ${email} is open.`,
        'Give it a new password with: accounts new-password',
      );
    await manager.update(AccountEntity, { id }, { closedAt: null, closedWhy: null });
    await givePassword(manager, id, password, new Date());
    await recordCommand(manager, 'account.reopened', id, { email });
  });
  return password;
}

/** The account of an address, which nobody else changes until the transaction ends. */
export async function accountMeant(manager: EntityManager, address: string): Promise<AccountEntity> {
  const email = address.toLowerCase();
  const account = await manager.findOne(AccountEntity, {
    where: { email },
    lock: { mode: 'pessimistic_write' },
  });
  if (!account) throw new OperatorError(`${email} has no account.`, 'See them with: accounts list');
  return account;
}
