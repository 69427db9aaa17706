import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type AuditAction } from './chain.js';
import { recordAction, recordIfChanged } from './record.js';

/**
 * Puts what a command did into the trail, in the transaction in which it does it. Which of those who may run commands
 * ran it, only the machine knows. To be called last.
 */
export function recordCommand(
  manager: EntityManager,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  return recordAction(manager, deedOfCommand(action, subject, details));
}

/** The same for what every start does again: where it changed nothing, there is no entry. */
export function byCommandIfChanged(
  manager: EntityManager,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  return recordIfChanged(manager, deedOfCommand(action, subject, details));
}

/** The SHA-256 of a file that was taken over, in hexadecimal: it shows later which one it was. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function deedOfCommand(action: string, subject: string, details: object): AuditAction {
  return {
    at: new Date(),
    accountId: null,
    account: 'command',
    action,
    subject,
    details: JSON.stringify(details),
  };
}
