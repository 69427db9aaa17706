import { type Complaint } from '../core/complaint.entity.js';
import { type withdrawalReasons } from '../core/life-cycle.js';

/**
 * The reason of a withdrawal, which decides whether the complaint stays counted. Where the first answer was in time or
 * not yet due, the complaint leaves the count. Where it was late, the complaint stays: an office must not gain by letting
 * citizens wait.
 */
export function withdrawalReason(
  { firstRespondedAt, firstResponseDueAt }: Pick<Complaint, 'firstRespondedAt' | 'firstResponseDueAt'>,
  now: Date,
): (typeof withdrawalReasons)[number] {
  return (firstRespondedAt ?? now) > firstResponseDueAt ? 'given_up' : 'withdrawn';
}
