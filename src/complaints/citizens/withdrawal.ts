import { type Complaint } from '../core/complaint.entity.js';
import { type withdrawalReasons } from '../core/life-cycle.js';

/**
 * What a withdrawal means for the count. A citizen who needs no answer any more
 * takes the complaint out of it; one who waited in vain does not, or whoever made
 * them wait would gain by it.
 */
export function withdrawalReason(
  { firstRespondedAt, firstResponseDueAt }: Pick<Complaint, 'firstRespondedAt' | 'firstResponseDueAt'>,
  now: Date,
): (typeof withdrawalReasons)[number] {
  return (firstRespondedAt ?? now) > firstResponseDueAt ? 'given_up' : 'withdrawn';
}
