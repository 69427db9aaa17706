import { addDays, type Day } from '../../common/city-time.js';
import { boundsOf, type CalendarPeriod } from '../../metrics/question/calendar-periods.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { type TrendPoint } from '../plots/trend.js';
import { type Formats } from '../reader/formats.js';

/** The axis has room for so many names. */
const NAMED = 8;

/**
 * The groups of an answer by day, week or month as the points of a trend, of which the axis names some. Those of which
 * nothing can be known yet are left out.
 *
 * @param behind where the complaints of a group are listed
 */
export function trendPoints(
  trend: ResponseRatesResponse,
  formats: Formats,
  behind: (address: string) => string,
): TrendPoint[] {
  const by = trend.groupBy as CalendarPeriod;
  const asOfDay = trend.asOf.slice(0, 10);
  const bounded = trend.groups.map((group) => ({ group, ...boundsOf(by, group.key, trend.from, trend.to) }));
  const begun = bounded.filter(({ from }) => from <= asOfDay);
  const every = Math.ceil(begun.length / NAMED);
  return begun.map(({ group, from, to }, index): TrendPoint => {
    return {
      label: nameOf(by, from, to, formats),
      short: index % every === 0 ? shortNameOf(by, from, formats) : '',
      part: group.answered,
      whole: group.received,
      rate: group.responseRate,
      interval: group.responseRateInterval,
      href: behind(group.complaints),
      unfinished: to > asOfDay,
    };
  });
}

function nameOf(by: CalendarPeriod, from: Day, to: Day, { month, shortDay, dayOfYear }: Formats): string {
  if (by === 'month') return month(from);
  return by === 'week' ? `${dayOfYear(from)} – ${shortDay(addDays(to, -1))}` : shortDay(from);
}

function shortNameOf(by: CalendarPeriod, from: Day, { monthOfYear, dayOfYear }: Formats): string {
  return by === 'month' ? monthOfYear(from) : dayOfYear(from);
}
