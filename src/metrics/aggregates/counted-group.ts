import { type Counts, countsOf, sum } from '../numbers/response-rate.js';
import { put, Waits } from '../numbers/waits.js';
import { columnOf } from './counted.js';

/** What was counted of complaints that share their keys. */
export interface CountedGroup {
  /** By the names of `columnsOf`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly counts: Counts;
  readonly waits: Waits;
  /** How many of them are demo data. */
  readonly demo: number;
}

/** Complaints by bucket. */
type Histogram = Readonly<Record<string, number>>;

/** A row of `groupedSql`: keys and counts by their columns, and the histograms. */
export interface CountedRow extends Readonly<Record<string, unknown>> {
  readonly demo: number;
  /** The answered by the time to their first response. */
  readonly answered_in: Histogram | null;
  /** The unanswered by the time they have waited. */
  readonly waiting_for: Histogram | null;
}

/** @param names of the keys */
export function countedGroupOf(row: CountedRow, names: readonly string[]): CountedGroup {
  const waits = new Waits();
  putAll(waits.answered, row.answered_in);
  putAll(waits.unanswered, row.waiting_for);
  return {
    keys: Object.fromEntries(names.map((name) => [name, row[name] as string])),
    counts: countsOf((name) => row[columnOf(name)] as number),
    waits,
    demo: row.demo,
  };
}

function putAll(into: number[], histogram: Histogram | null): void {
  for (const bucket in histogram) put(into, Number(bucket), histogram[bucket] ?? 0);
}

/** Several groups as one. */
export function together(members: readonly Pick<CountedGroup, 'counts' | 'waits'>[]): {
  counts: Counts;
  waits: Waits;
} {
  const [only, ...others] = members;
  if (only && others.length === 0) return { counts: only.counts, waits: only.waits };
  return {
    counts: sum(members.map(({ counts }) => counts)),
    waits: members.reduce((all, { waits }) => all.add(waits), new Waits()),
  };
}

/** Adds what has changed to groups. A group of which nothing is left is none. */
export function withChanges(
  groups: readonly CountedGroup[],
  changes: readonly CountedGroup[],
): CountedGroup[] {
  const keyOf = ({ keys }: CountedGroup): string => Object.values(keys).join('\n');
  const changed = new Map(groups.map((group) => [keyOf(group), group]));
  for (const change of changes) {
    const group = changed.get(keyOf(change));
    const added = { ...change, ...together(group ? [group, change] : [change]) };
    changed.set(keyOf(change), { ...added, demo: change.demo + (group?.demo ?? 0) });
  }
  return [...changed.values()].filter(
    ({ counts }) => counts.received + counts.excludedRejected + counts.merged > 0,
  );
}
