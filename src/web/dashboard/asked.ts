import { DateTime } from 'luxon';
import { addDays, type Day, inZone, isDay } from '../../common/city-time.js';
import { Problem } from '../../common/problems/problem.js';
import { type Period, periodBefore } from '../../metrics/question/period.js';
import { type FilterQuery } from '../../metrics/question/filter.dto.js';
import { type DashboardQuery } from './dashboard.query.js';

/** What a form of a page sends in its address, as it comes. */
export type Sent = Readonly<Record<string, unknown>>;

/** As an input of a day and a time has it. */
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** What was filled in: empty fields say nothing, and a time without an offset is that of the city. */
export function filledIn(sent: Sent, zone: string): Record<string, unknown> {
  const said = Object.entries(sent).filter(([, value]) => typeof value !== 'string' || value.trim() !== '');
  return Object.fromEntries(
    said.map(([name, value]) => [name, name === 'asOf' ? withOffset(value, zone) : value]),
  );
}

function withOffset(value: unknown, zone: string): unknown {
  if (typeof value !== 'string' || !LOCAL_TIME.test(value)) return value;
  const instant = DateTime.fromISO(value, { zone });
  return instant.isValid ? inZone(instant.toJSDate(), zone) : value;
}

/** An instant, or the end of a day, as an input of a day and a time has it. */
export function localTime(asOf: string, zone: string): string {
  if (isDay(asOf)) return `${asOf}T23:59:59`;
  const instant = DateTime.fromISO(asOf, { zone });
  return instant.isValid ? instant.toFormat("yyyy-MM-dd'T'HH:mm:ss") : asOf;
}

/**
 * The question of the API; this year where no period is given.
 *
 * @param today the day of the city
 * @throws Problem `validation_failed` where a period ends before it begins
 */
export function filterOf(query: DashboardQuery, today: Day): FilterQuery {
  const { from, until, asOf, city, area, category, channel, unit } = query;
  const period = from === undefined && until === undefined ? presetsOn(today).thisYear : { from, until };
  mustEndAfter(period, 'until', 'from');
  const to = period.until && addDays(period.until, 1);
  return { from: period.from, to, asOf, city, area, category, channel, unit };
}

/** A period by its first and its last day. */
export interface Days {
  readonly from: Day;
  readonly until: Day;
}

export const presets = ['thisMonth', 'lastMonth', 'thisQuarter', 'thisYear'] as const;
export type Preset = (typeof presets)[number];

/** The periods that are asked for most. */
export function presetsOn(today: Day): Readonly<Record<Preset, Days>> {
  const now = DateTime.fromISO(today, { zone: 'utc' });
  const whole = (unit: 'month' | 'quarter' | 'year', at = now): Days => ({
    from: at.startOf(unit).toISODate() ?? today,
    until: at.endOf(unit).toISODate() ?? today,
  });
  return {
    thisMonth: whole('month'),
    lastMonth: whole('month', now.minus({ months: 1 })),
    thisQuarter: whole('quarter'),
    thisYear: whole('year'),
  };
}

/**
 * The period that another is compared with, asked as long after its end, so that its complaints have had as much time
 * to be answered; as of the same instant where it ends later.
 *
 * @returns undefined where nothing is to be compared
 * @throws Problem `validation_failed` naming the field of the other period that is missing or cannot be meant
 */
export function comparedWith(query: DashboardQuery, period: Period, zone: string): Period | undefined {
  const { compare, otherFrom, otherUntil } = query;
  if (compare === undefined) return undefined;
  if (compare === 'before') return periodBefore(period, zone);
  if (otherFrom === undefined) throw Problem.invalid({ field: 'otherFrom', code: 'required' });
  if (otherUntil === undefined) throw Problem.invalid({ field: 'otherUntil', code: 'required' });
  mustEndAfter({ from: otherFrom, until: otherUntil }, 'otherUntil', 'otherFrom');
  const to = addDays(otherUntil, 1);
  const earlierBy = DateTime.fromISO(period.to).diff(DateTime.fromISO(to), 'days').days;
  const asOf = DateTime.fromJSDate(period.asOf, { zone }).minus({ days: Math.max(0, Math.round(earlierBy)) });
  return { from: otherFrom, to, asOf: asOf.toJSDate() };
}

function mustEndAfter({ from, until }: Partial<Days>, field: string, other: string): void {
  if (from !== undefined && until !== undefined && until < from)
    throw Problem.invalid({ field, code: 'must_be_after', parameters: { other } });
}

/** How long the parts of a trend are, so that there are enough of them and not too many. */
export function trendBy({ from, to, asOf }: Period): 'day' | 'week' | 'month' {
  const end = Math.min(Date.parse(`${to}T00:00Z`), asOf.getTime());
  const days = (end - Date.parse(`${from}T00:00Z`)) / 86_400_000;
  return days <= 45 ? 'day' : days <= 190 ? 'week' : 'month';
}
