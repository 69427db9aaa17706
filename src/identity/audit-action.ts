import { type Actor } from './actor.js';
import { type AuditAction } from '../audit/chain.js';

/** What somebody signed in has done. */
export function auditActionOf(
  { accountId, name }: Pick<Actor, 'accountId' | 'name'>,
  {
    at,
    action,
    subject,
    details = {},
  }: Pick<AuditAction, 'at' | 'action' | 'subject'> & { details?: object },
): AuditAction {
  return { at, accountId, account: name, action, subject, details: JSON.stringify(details) };
}
