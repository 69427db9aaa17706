import { rates } from '../numbers/response-rate.js';
import { exactTimes, timesToResponse } from '../numbers/times-to-response.js';
import { hours } from '../numbers/waits.js';
import { type Amount } from '../aggregates/counted-group.js';
import { type NumbersResponse } from './response-rates.response.js';

/**
 * The numbers of what was counted. Times are told by the buckets wherever these tell them, so that one group has the same
 * times in every answer.
 *
 * @throws Error where its times cannot be told and its complaints were not read
 */
export function numbersOf({ counts, waits, durations }: Amount): NumbersResponse {
  const shares = rates(counts);
  const times = timesToResponse(waits) ?? (durations && exactTimes(durations));
  if (!times) throw new Error('These times need each complaint by itself.');
  return {
    received: counts.received,
    answered: counts.answered,
    answeredOnTime: counts.answeredOnTime,
    answeredLate: counts.answeredLate,
    overdue: counts.overdue,
    pending: counts.pending,
    responseRate: shares.responseRate,
    responseRateInterval: shares.responseRateInterval,
    onTimeRate: shares.onTimeRate,
    onTimeRateInterval: shares.onTimeRateInterval,
    resolved: counts.resolved,
    resolvedRate: shares.resolvedRate,
    resolvedRateInterval: shares.resolvedRateInterval,
    forwarded: counts.forwarded,
    contested: counts.contested,
    excludedRejected: counts.excludedRejected,
    merged: counts.merged,
    medianHours: hours(times.median),
    p90Hours: hours(times.p90),
  };
}
