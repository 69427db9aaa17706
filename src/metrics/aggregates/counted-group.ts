import { type Counts, countsOf } from '../numbers/response-rate.js';
import { put, Waits } from '../numbers/waits.js';
import { columnOf } from './counted.js';

/** What was counted of complaints that share their keys. */
export interface CountedGroup {
  /** By the names of `columnsOf`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly counts: Counts;
  readonly waits: Waits;
  /** Whether demo data is among them. */
  readonly demo: boolean;
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
    demo: row.demo > 0,
  };
}

function putAll(into: number[], histogram: Histogram | null): void {
  for (const bucket in histogram) put(into, Number(bucket), histogram[bucket] ?? 0);
}
