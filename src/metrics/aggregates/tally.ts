import { type Counts, countNames, countsOf } from '../numbers/response-rate.js';
import { bucketOf, put, Waits } from '../numbers/waits.js';
import { columnOf } from './counted.js';

/** What was counted of complaints that share their keys. */
export interface Counted {
  /** By the names of `columnsOf`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly counts: Counts;
  readonly waits: Waits;
  readonly demo: boolean;
}

/** A row of SQL: keys and counts by their columns, and the pairs of the waits. */
export interface CountedRow extends Readonly<Record<string, unknown>> {
  readonly demo: boolean;
  /** Bucket of the time to the first response, complaints. */
  readonly answered_in: Buffer;
  /** Bucket of the time waited, unanswered complaints. */
  readonly waiting_for: Buffer;
}

const columns = countNames.map(columnOf);

export function countedOf(row: CountedRow, names: readonly string[]): Counted {
  const waits = new Waits();
  eachPair(row.answered_in, (bucket, count) => put(waits.answered, bucket, count));
  eachPair(row.waiting_for, (bucket, count) => put(waits.unanswered, bucket, count));
  return {
    keys: Object.fromEntries(names.map((name) => [name, row[name] as string])),
    counts: countsOf(columns.map((column) => row[column] as number)),
    waits,
    demo: row.demo,
  };
}

/** Pairs that `rate_pair` made. */
export function eachPair(pairs: Buffer, tell: (key: number, count: number) => void): void {
  for (let at = 0; at < pairs.length; at += 4) tell(pairs.readUInt16BE(at), pairs.readUInt16BE(at + 2));
}

/** Puts unanswered complaints into the bucket of a wait of so many seconds. */
export function putWait({ unanswered }: Waits, seconds: number, count: number): void {
  put(unanswered, bucketOf(seconds), count);
}
