import { type EntityManager, IsNull } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { hashPassword } from './password.js';
import { PasswordReset } from './password-resets/password-reset.entity.js';
import { SessionEntity } from './session.entity.js';

/** Gives an account another password; whatever the old one opened is closed. */
export async function givePassword(
  manager: EntityManager,
  accountId: string,
  password: string,
  at: Date,
): Promise<void> {
  await manager.update(AccountEntity, { id: accountId }, { passwordHash: await hashPassword(password) });
  await closeWays(manager, accountId, at);
}

/** Signs an account out everywhere; its known devices and mailed tokens end. */
export async function closeWays(manager: EntityManager, accountId: string, at: Date): Promise<void> {
  await manager.delete(SessionEntity, { accountId });
  await manager.increment(AccountEntity, { id: accountId }, 'credentialsVersion', 1);
  await manager.update(PasswordReset, { accountId, usedAt: IsNull() }, { usedAt: at });
}
