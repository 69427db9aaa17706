import { type DataSource } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { AccountEntity } from './account.entity.js';
import { recordCommand } from '../audit/by-command.js';
import { givePassword } from './give-password.js';
import { makeToken } from './token.js';

/**
 * Gives an account that exists a new password, for those who cannot have one mailed.
 *
 * @returns the password, which is stored nowhere
 * @throws OperatorError where there is no such account, or it is closed or a demo account
 */
export async function newPassword(db: DataSource, address: string): Promise<string> {
  const email = address.toLowerCase();
  const account = await db.getRepository(AccountEntity).findOneBy({ email });
  if (!account) {
    throw new OperatorError(
      `${email} has no account.`,
      'Open one with: npm run tanggap -- accounts open, or correct the address.',
    );
  }
  if (account.demo)
    throw new OperatorError(
      `${email} is a demo account. All demo accounts share one password.`,
      'Give them all a new one with: npm run tanggap -- accounts demo-password',
    );
  if (account.closedAt)
    throw new OperatorError(`The account of ${email} is closed.`, 'Open it again with: accounts reopen');
  const password = makeToken();
  await db.transaction(async (manager) => {
    await givePassword(manager, account.id, password, new Date());
    await recordCommand(manager, 'account.given_password', account.id, { email, kind: account.kind });
  });
  return password;
}
