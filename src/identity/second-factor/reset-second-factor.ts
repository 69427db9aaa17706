import { type DataSource } from 'typeorm';
import { OperatorError } from '../../common/operator-error.js';
import { AccountEntity } from '../account.entity.js';
import { recordCommand } from '../../audit/by-command.js';
import { closeWays } from '../give-password.js';
import { removeSecondFactor } from './second-factors.repository.js';

/**
 * Takes the second factor of an account away, for somebody who has lost the phone and the recovery codes. The account is
 * signed out everywhere; where its role demands one, another is enrolled at the next sign-in.
 *
 * @throws OperatorError where there is no such account, or it has none
 */
export async function resetSecondFactor(db: DataSource, address: string): Promise<void> {
  const email = address.toLowerCase();
  const account = await db.getRepository(AccountEntity).findOneBy({ email });
  if (!account) throw new OperatorError(`${email} has no account.`, 'Correct the address.');
  await db.transaction(async (manager) => {
    if (!(await removeSecondFactor(manager, account.id)))
      throw new OperatorError(`${email} has no second factor.`, 'There is nothing to reset.');
    await closeWays(manager, account.id, new Date());
    await recordCommand(manager, 'account.second_factor_reset', account.id, { email, kind: account.kind });
  });
}
