import { type Actor } from '../actor.js';
import { type Deed } from './chain.js';

/** What somebody signed in has done. */
export function deedOf(
  { accountId, name }: Pick<Actor, 'accountId' | 'name'>,
  { at, action, subject, details = {} }: Pick<Deed, 'at' | 'action' | 'subject'> & { details?: object },
): Deed {
  return { at, accountId, account: name, action, subject, details: JSON.stringify(details) };
}
