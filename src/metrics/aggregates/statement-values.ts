import { addDays } from '../../common/city-time.js';
import { notCounted } from '../numbers/response-rate.js';
import { edges } from '../numbers/waits.js';
import { type Question } from '../question/question.js';

const DAY = 86_400_000;
/** Waits are taken by the second for so many days of filing, then by the day. */
const DAYS_BY_SECOND = 21;

/**
 * So long after it was due an unanswered complaint is settled: it is overdue, and
 * its wait is taken by the day. In milliseconds.
 */
const SETTLED_AFTER = (DAYS_BY_SECOND + 1) * DAY;

/** The values that the statements of this folder name. */
export function valuesOf(question: Question): Record<string, unknown> {
  const { city, zone, from, to, asOf, asOfDay, by, offices, person, category, channel, unit } = question;
  const { chargedFrom, chargedTo } = question;
  return {
    ...definitionValues(asOf, zone),
    city,
    from,
    to,
    asOfDay,
    secondsFrom: addDays(asOfDay, -DAYS_BY_SECOND),
    byPerson: by.includes('lurah') || person !== undefined,
    offices: offices ?? null,
    person: person ?? null,
    category: category ?? null,
    channel: channel ?? null,
    unit: unit ?? null,
    chargedFrom: chargedFrom ?? null,
    chargedTo: chargedTo ?? null,
  };
}

/** The values that `charged.sql` and the buckets name. */
export function definitionValues(asOf: Date, zone: string): Record<string, unknown> {
  return { asOf, zone, edges, notCounted };
}

/** The unanswered are settled as of an instant where they were due, and filed, before this. */
export function unsettledFrom(asOf: Date): Date {
  return new Date(asOf.getTime() - SETTLED_AFTER);
}
