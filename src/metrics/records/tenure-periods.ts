import { type Day } from '../../common/city-time.js';
import { type Amount, type CountedGroup, together } from '../aggregates/counted-group.js';
import { NOBODY } from '../question/question.js';

/** A time in which one person, or nobody, held an office. */
export interface TenurePeriod {
  readonly office: string;
  /** {@link NOBODY} in a gap. */
  readonly person: string;
  /** First day; null where it has no beginning. */
  readonly from: Day | null;
  /** First day no longer; null while it lasts. */
  readonly until: Day | null;
  readonly acting: boolean;
}

/** What is charged in a period. */
export type Charge<S extends TenurePeriod> = S &
  Amount & {
    /** Whether anything was counted at all, be it beside `received`. */
    readonly any: boolean;
  };

/**
 * Who held an office and when nobody did, in order: every day of all time lies in
 * exactly one period.
 *
 * @param tenures of the office, in order, no two at once
 */
export function succession<T extends TenurePeriod>(
  office: string,
  tenures: readonly T[],
): (TenurePeriod | T)[] {
  const nobody = { office, person: NOBODY, acting: false };
  const held = tenures.flatMap((tenure, index): (TenurePeriod | T)[] => {
    const from = tenures[index - 1]?.until ?? null;
    return from === tenure.from ? [tenure] : [{ ...nobody, from, until: tenure.from }, tenure];
  });
  const last = tenures.at(-1);
  return last && last.until === null
    ? held
    : [...held, { ...nobody, from: last?.until ?? null, until: null }];
}

/** Whether a day lies in a period. */
export function covers({ from, until }: Pick<TenurePeriod, 'from' | 'until'>, day: Day): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** Whether a period has a day in [from, to). */
export function overlaps(period: Pick<TenurePeriod, 'from' | 'until'>, from: Day, to: Day): boolean {
  return (period.from === null || period.from < to) && (period.until === null || from < period.until);
}

/**
 * Puts what was counted by office, person and when it is charged, as `RecordsRepository.charges` does, to its period.
 *
 * @throws Error where something belongs to none: what it would leave out, a sum would lack
 */
export function placeCharges<S extends TenurePeriod>(
  periods: readonly S[],
  counted: readonly CountedGroup[],
): Charge<S>[] {
  const members = new Map<S, CountedGroup[]>(periods.map((period) => [period, []]));
  for (const each of counted) {
    const { office, person, chargedSince = '' } = each.keys;
    const period = periods.find(
      (held) => held.office === office && held.person === person && covers(held, chargedSince),
    );
    if (!period) throw new Error(`${office} was held by nobody known to be charged since ${chargedSince}.`);
    members.get(period)?.push(each);
  }
  return [...members].map(([period, own]) => ({ ...period, ...together(own), any: own.length > 0 }));
}
