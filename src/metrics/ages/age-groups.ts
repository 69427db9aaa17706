import { addDays, type Day } from '../../common/city-time.js';

/** A range of ages in days, and the days of filing of what is as old. */
export interface AgeGroup {
  /** Youngest age, in days. */
  readonly fromDays: number;
  /** Oldest age; none for all that is older. */
  readonly toDays: number | undefined;
  readonly from: Day;
  readonly to: Day;
}

/** First ages of the groups. */
const BEGINS = [0, 2, 4, 8, 15, 31, 91];

/**
 * The ages that complaints of a period can have at `asOf`, the youngest first. An age is told in days of the city since
 * the day of filing, so that all of a group were filed on the same days.
 *
 * @returns groups that touch the period, each cut to it
 */
export function ageGroups({ from, to, asOfDay }: { from: Day; to: Day; asOfDay: Day }): AgeGroup[] {
  return BEGINS.map((fromDays, index): AgeGroup => {
    const next = BEGINS[index + 1];
    const first = next === undefined ? from : later(from, addDays(asOfDay, 1 - next));
    const end = earlier(to, addDays(asOfDay, 1 - fromDays));
    return { fromDays, toDays: next === undefined ? undefined : next - 1, from: first, to: end };
  }).filter((group) => group.from < group.to);
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
