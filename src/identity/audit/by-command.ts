import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { record } from './record.js';

/**
 * Puts what a command did into the trail, in the transaction in which it does it. Which of those who may run commands
 * ran it, only the machine knows. To be called last.
 */
export async function byCommand(
  manager: EntityManager,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  const at = new Date();
  await record(manager, {
    at,
    accountId: null,
    account: 'command',
    action,
    subject,
    details: JSON.stringify(details),
  });
}

/** The SHA-256 of a file that was taken over, in hexadecimal: it shows later which one it was. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
