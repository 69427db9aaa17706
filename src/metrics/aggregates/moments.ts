import { addDays, type Day } from '../../common/city-time.js';
import { notCounted } from '../numbers/response-rate.js';
import { edges } from '../numbers/waits.js';
import { type Question } from '../question/question.js';

const HOUR = 3_600_000;
/** Waits are taken by the hour for so many days of filing, then by the day. */
const FRESH_DAYS = 21;

/** Hours since 1970: how `charged.sql` numbers the hours of filing. */
export function hourOf(instant: Date): number {
  return Math.floor(instant.getTime() / HOUR);
}

/** From this day on the waits of the unanswered are taken by the hour. */
export function freshFrom({ asOfDay }: Pick<Question, 'asOfDay'>): Day {
  return addDays(asOfDay, -FRESH_DAYS);
}

/** The values that the statements of this room name. */
export function valuesOf(question: Question): Record<string, unknown> {
  const { city, zone, from, to, asOf, asOfDay, by, offices, person, category, channel, unit } = question;
  const { chargedFrom, chargedTo } = question;
  return {
    city,
    zone,
    from,
    to,
    asOf,
    asOfDay,
    asOfHour: hourOf(asOf),
    freshFrom: freshFrom(question),
    edges,
    notCounted,
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
