import { type Day } from '../../common/city-time.js';
import { monthOf } from './kept.js';
import { type AggregatePart } from './slice.js';

/** A day of filing and an office whose kept row is out of date. */
export interface StaleDay {
  readonly office: string;
  readonly filedOn: Day;
}

/** What of the kept counts a question must not use. */
export class Stale {
  private readonly days: ReadonlySet<Day>;
  private readonly months: ReadonlySet<Day>;
  private readonly cells: ReadonlySet<string>;

  constructor(readonly stale: readonly StaleDay[]) {
    this.days = new Set(stale.map(({ filedOn }) => filedOn));
    this.months = new Set(stale.map(({ filedOn }) => monthOf(filedOn)));
    this.cells = new Set(
      stale.flatMap(({ office, filedOn }) => [
        `day ${filedOn} ${office}`,
        `month ${monthOf(filedOn)} ${office}`,
      ]),
    );
  }

  /** Whether nothing of a slice is out of date, for any office. */
  isWhole({ grain, firstDay }: Pick<AggregatePart, 'grain' | 'firstDay'>): boolean {
    return !(grain === 'day' ? this.days : this.months).has(firstDay);
  }

  /** Whether what a slice has of an office is out of date. */
  has({ grain, firstDay }: Pick<AggregatePart, 'grain' | 'firstDay'>, office: string): boolean {
    return this.cells.has(`${grain} ${firstDay} ${office}`);
  }

  /** Whether the month of a day is out of date for an office, so that its days take its place. */
  spoils(day: Day, office: string): boolean {
    return this.cells.has(`month ${monthOf(day)} ${office}`);
  }
}
