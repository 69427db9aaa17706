import { addDays, type Day } from '../../common/city-time.js';
import { type Dimension } from '../question/dimensions.js';
import { type Question } from '../question/question.js';

/** What the aggregates tell apart. */
const BY_OFFICE: readonly Dimension[] = ['kelurahan', 'kecamatan', 'city', 'lurah'];
const BY_MONTH: readonly Dimension[] = ['month', 'quarter'];
const BY_DAY: readonly Dimension[] = ['day', 'week'];

/** Which aggregates answer a question. */
export interface AggregatePlan {
  /** Those of the whole city, and not those of its offices. */
  readonly wholeCity: boolean;
  /** The first of the months that are read as months; the days before are read as days. */
  readonly monthsFrom: Day;
  /** The first day after them. */
  readonly monthsTo: Day;
}

/**
 * The aggregates that answer a question.
 *
 * @returns nothing where it asks for what they do not know: it is counted complaint by complaint
 */
export function planOf(question: Question): AggregatePlan | undefined {
  const { live, by, offices, person, category, channel, unit, chargedFrom, chargedTo } = question;
  const filters = [category, channel, unit, chargedFrom, chargedTo];
  const known = [...BY_OFFICE, ...BY_MONTH, ...BY_DAY];
  if (!live || filters.some((filter) => filter !== undefined) || !by.every((each) => known.includes(each)))
    return undefined;
  const wholeCity =
    offices === undefined && person === undefined && !by.some((each) => BY_OFFICE.includes(each));
  return { wholeCity, ...wholeMonths(question) };
}

/** The months that lie wholly in the period; none where days or weeks are told apart. */
function wholeMonths({ from, to, by }: Question): Pick<AggregatePlan, 'monthsFrom' | 'monthsTo'> {
  const first = monthOf(from) === from ? from : monthOf(addDays(monthOf(from), 31));
  const end = monthOf(to);
  const none = by.some((each) => BY_DAY.includes(each)) || end <= first;
  return none ? { monthsFrom: to, monthsTo: to } : { monthsFrom: first, monthsTo: end };
}

/** The month a day lies in, by its first day. */
function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}
