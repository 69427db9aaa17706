import { type Day } from '../../common/city-time.js';
import { type Counted } from '../aggregates/tally.js';
import { together } from '../rates/groups.js';
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

/** What is charged in a stretch. */
export type Charge<S extends TenurePeriod> = S &
  ReturnType<typeof together> & {
    /** Whether anything was counted at all, be it beside `received`. */
    readonly any: boolean;
  };

/**
 * Who held an office and when nobody did, in order: every day of all time lies in
 * exactly one stretch.
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

/** Whether a day lies in a stretch. */
export function covers({ from, until }: Pick<TenurePeriod, 'from' | 'until'>, day: Day): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** Whether a stretch has a day in [from, to). */
export function overlaps(stretch: Pick<TenurePeriod, 'from' | 'until'>, from: Day, to: Day): boolean {
  return (stretch.from === null || stretch.from < to) && (stretch.until === null || from < stretch.until);
}

/**
 * Puts what was counted by office, person and when it is charged, as `countCharges` does, to its stretch.
 *
 * @throws Error where something belongs to none: what it would leave out, a sum would lack
 */
export function placeCharges<S extends TenurePeriod>(
  stretches: readonly S[],
  counted: readonly Counted[],
): Charge<S>[] {
  const members = new Map<S, Counted[]>(stretches.map((stretch) => [stretch, []]));
  for (const each of counted) {
    const { office, person, chargedSince = '' } = each.keys;
    const stretch = stretches.find(
      (held) => held.office === office && held.person === person && covers(held, chargedSince),
    );
    if (!stretch) throw new Error(`${office} was held by nobody known to be charged since ${chargedSince}.`);
    members.get(stretch)?.push(each);
  }
  return [...members].map(([stretch, own]) => ({ ...stretch, ...together(own), any: own.length > 0 }));
}
