import { type Counts, countsOf, sum } from '../numbers/response-rate.js';
import { type Durations } from '../numbers/times-to-response.js';
import { put, Waits } from '../numbers/waits.js';
import { columnOf } from './counted.js';

/** What was counted of complaints that share their keys. */
export interface CountedGroup {
  /** By the names of `columnsOf`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly counts: Counts;
  readonly waits: Waits;
  /** Each complaint by itself, where that was asked for. */
  readonly durations?: Durations;
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

/** What several groups amount to. */
export type Amount = Pick<CountedGroup, 'counts' | 'waits' | 'durations'>;

/** Several groups as one. */
export function together(members: readonly Amount[]): Amount {
  const [only, ...others] = members;
  if (only && others.length === 0) return amountOf(only);
  const durations = members.map((member) => member.durations).filter((each) => each !== undefined);
  return amountOf({
    counts: sum(members.map(({ counts }) => counts)),
    waits: members.reduce((all, { waits }) => all.add(waits), new Waits()),
    ...(durations.length === members.length && { durations: allOf(durations) }),
  });
}

function amountOf({ counts, waits, durations }: Amount): Amount {
  return { counts, waits, ...(durations && { durations }) };
}

/** The complaints of several groups. */
export function allOf(durations: readonly Durations[]): Durations {
  return {
    answered: durations.flatMap(({ answered }) => answered),
    unanswered: durations.flatMap(({ unanswered }) => unanswered),
  };
}

/** The keys of a group as one text: in the order of the columns. */
export function keyText({ keys }: Pick<CountedGroup, 'keys'>): string {
  return Object.values(keys).join('\n');
}

/** Adds what has changed to groups. A group of which nothing is left is none. */
export function withChanges(
  groups: readonly CountedGroup[],
  changes: readonly CountedGroup[],
): CountedGroup[] {
  const changed = new Map(groups.map((group) => [keyText(group), group]));
  for (const change of changes) {
    const group = changed.get(keyText(change));
    const added = { ...change, ...together(group ? [group, change] : [change]) };
    changed.set(keyText(change), { ...added, demo: change.demo + (group?.demo ?? 0) });
  }
  return [...changed.values()].filter(
    ({ counts }) => counts.received + counts.excludedRejected + counts.merged > 0,
  );
}
