import { DateTime } from 'luxon';
import { addDays, type Day, dayOf, isDay, startOfDay } from '../../common/city-time.js';
import { type FieldError } from '../../common/problems/field-error.js';

/** What a question about a period says; all of it may be left out. */
export interface AskedPeriod {
  readonly from?: Day;
  readonly to?: Day;
  /** An instant, or a day, which stands for its end. */
  readonly asOf?: string;
}

export interface Period {
  /** First day. */
  readonly from: Day;
  /** First day no longer in it. */
  readonly to: Day;
  readonly asOf: Date;
}

/** Longer periods are refused. */
export const LONGEST_DAYS = 3_660;

/**
 * Makes a question definite: without `to` it ends with today, without `from` it
 * is the year before, without `asOf` it is answered as of now.
 */
export function definitePeriod(asked: AskedPeriod, now: Date, zone: string): Period | { fault: FieldError } {
  const tomorrow = addDays(dayOf(now, zone), 1);
  const to = asked.to ?? tomorrow;
  const from = asked.from ?? addDays(to, -365);
  if (to <= from) return { fault: { field: 'to', code: 'must_be_after', parameters: { other: 'from' } } };
  if (addDays(from, LONGEST_DAYS) < to)
    return { fault: { field: 'to', code: 'period_too_long', parameters: { max: LONGEST_DAYS } } };
  const asOf = asked.asOf === undefined ? now : knownUntil(asked.asOf, now, zone);
  return asOf > now ? { fault: { field: 'asOf', code: 'in_future' } } : { from, to, asOf };
}

function knownUntil(asOf: string, now: Date, zone: string): Date {
  if (!isDay(asOf)) return new Date(asOf);
  const endOfDay = new Date(startOfDay(addDays(asOf, 1), zone).getTime() - 1);
  return asOf === dayOf(now, zone) ? now : endOfDay;
}

/**
 * The period before, of as many days, or of as many months where it is of whole
 * months; and asked as many days after its end, so that its complaints have had
 * no more time to be answered than those of the period.
 */
export function periodBefore({ from, to, asOf }: Period, zone: string): Period {
  const [begin, end] = [from, to].map((day) => DateTime.fromISO(day, { zone: 'utc' })) as [
    DateTime,
    DateTime,
  ];
  const months = begin.day === 1 && end.day === 1 ? Math.round(end.diff(begin, 'months').months) : 0;
  const before = months > 0 ? begin.minus({ months }) : begin.minus(end.diff(begin));
  const back = end.diff(begin, 'days');
  return {
    from: before.toISODate() ?? from,
    to: from,
    asOf: DateTime.fromJSDate(asOf, { zone }).minus(back).toJSDate(),
  };
}
