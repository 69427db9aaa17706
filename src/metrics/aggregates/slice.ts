import { type Day } from '../../common/city-time.js';

/** A kept row: what an office has of one day or month of filing that is charged to one person. */
export interface AggregateCell {
  readonly person: string;
  /** Not due yet, so charged to whoever holds the office when the question is asked. */
  readonly open: boolean;
  readonly demo: boolean;
  /** In the order of `countNames`. */
  readonly counts: readonly number[];
  /** Bucket and complaints, in turns. */
  readonly answeredIn: ArrayLike<number>;
  /** Of a day the hour of filing, of a month the day, and unanswered complaints, in turns. */
  readonly waitingSince: ArrayLike<number>;
}

export type Grain = 'day' | 'month';

/** A day or month of which something is kept; counted anew, it has another version. */
export interface SliceVersion {
  readonly grain: Grain;
  readonly firstDay: Day;
  readonly version: number;
}

/** All that is kept of one day or month. */
export interface AggregatePart extends SliceVersion {
  readonly byOffice: ReadonlyMap<string, readonly AggregateCell[]>;
}

/** Who holds each office, so far as was known. */
export interface Holders {
  readonly byOffice: Readonly<Partial<Record<string, string>>>;
  /** The same as JSON, to tell whether they are others than before. */
  readonly json: string;
}
