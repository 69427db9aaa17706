import { type DataSource } from 'typeorm';
import { OperatorError } from '../common/operator-error.js';
import { Account } from './account.entity.js';
import { record } from './audit/record.js';
import { givePassword } from './give-password.js';
import { makeToken } from './token.js';

/**
 * Gives an account that exists a new password, for those who cannot have one mailed.
 *
 * @returns the password, which is kept nowhere
 */
export async function newPassword(db: DataSource, address: string): Promise<string> {
  const email = address.toLowerCase();
  const account = await db.getRepository(Account).findOneBy({ email, demo: false });
  if (!account) {
    throw new OperatorError(
      `${email} has no account.`,
      'Open one with: npm run tanggap -- accounts open, or correct the address.',
    );
  }
  const password = makeToken();
  const at = new Date();
  await db.transaction(async (manager) => {
    await givePassword(manager, account.id, password, at);
    await record(manager, {
      at,
      accountId: null,
      account: 'command',
      action: 'account.given_password',
      subject: account.id,
      details: JSON.stringify({ email, kind: account.kind }),
    });
  });
  return password;
}
