import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type AuditAction } from './chain.js';
import { recordAction, recordIfChanged } from './record.js';

/**
 * Records the action of a command in the audit trail, in its transaction. The trail does not know which person ran the
 * command. To be called last in the transaction.
 */
export function recordCommand(
  manager: EntityManager,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  return recordAction(manager, actionOfCommand(action, subject, details));
}

/** The same for what every start does again: where it changed nothing, there is no entry. */
export function byCommandIfChanged(
  manager: EntityManager,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  return recordIfChanged(manager, actionOfCommand(action, subject, details));
}

/** The SHA-256 of an imported file, in hexadecimal. It identifies the file later. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function actionOfCommand(action: string, subject: string, details: object): AuditAction {
  return {
    at: new Date(),
    accountId: null,
    account: 'command',
    action,
    subject,
    details: JSON.stringify(details),
  };
}
