import { type EntityManager, IsNull } from 'typeorm';
import { Account } from './account.entity.js';
import { hashPassword } from './password.js';
import { PasswordReset } from './password-resets/password-reset.entity.js';
import { Session } from './session.entity.js';

/** Gives an account another password; whatever the old one opened is closed. */
export async function givePassword(
  manager: EntityManager,
  accountId: string,
  password: string,
  at: Date,
): Promise<void> {
  await manager.update(Account, { id: accountId }, { passwordHash: await hashPassword(password) });
  await closeWays(manager, accountId, at);
}

/** Signs an account out everywhere; its known devices and mailed tokens end. */
export async function closeWays(manager: EntityManager, accountId: string, at: Date): Promise<void> {
  await manager.delete(Session, { accountId });
  await manager.increment(Account, { id: accountId }, 'credentialsVersion', 1);
  await manager.update(PasswordReset, { accountId, usedAt: IsNull() }, { usedAt: at });
}
