import { addDays, type Day } from '../../common/city-time.js';
import { type CalendarPeriod, periodOf } from '../question/calendar-periods.js';
import { columnsOf, type Dimension } from '../question/dimensions.js';
import { countNames, countsOf } from '../numbers/response-rate.js';
import { bucketOfHours, put, Waits } from '../numbers/waits.js';
import { NOBODY, type Question } from '../question/question.js';
import { type AggregateCell, type Holders, type AggregatePart } from './slice.js';
import { dayNumber } from './merge-slices.js';
import { freshFrom, hourOf } from './moments.js';
import { type Counted } from './tally.js';

/** What rate_days and rate_months know apart. */
const KEPT: readonly Dimension[] = [
  'kelurahan',
  'kecamatan',
  'city',
  'lurah',
  'day',
  'week',
  'month',
  'quarter',
];
/** A pair keeps so much of an hour's number: seven years of hours. */
const LOWER_BITS = 0xffff;

/** Whether a question as of now can be answered from the kept counts. */
export function isKept({ by, category, channel, unit, chargedFrom, chargedTo }: Question): boolean {
  return (
    [category, channel, unit, chargedFrom, chargedTo].every((filter) => filter === undefined) &&
    by.every((each) => KEPT.includes(each))
  );
}

/**
 * The months, from one to the one that is no longer meant, that lie wholly in the period and are old enough for waits
 * by the day; what else there is of the period is counted by its days.
 */
export function monthsIn(question: Question): { monthsFrom: Day; monthsTo: Day } {
  const { from, to, by } = question;
  const monthOfFrom = monthOf(from);
  const first = monthOfFrom === from ? from : nextMonth(monthOfFrom);
  const end = monthOf([to, freshFrom(question)].sort()[0] ?? to);
  const isByDays = by.some((each) => each === 'day' || each === 'week');
  return { monthsFrom: first, monthsTo: isByDays || end < first ? first : end };
}

/** The month a day lies in, by its first day. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** What of a group is added up so far. */
interface Group {
  readonly keys: Readonly<Record<string, string>>;
  readonly counts: number[];
  readonly waits: Waits;
  demo: boolean;
}

/** Adds up kept cells by the columns of a question. */
export class KeptTally {
  private readonly groups = new Map<string, Group>();
  private readonly names: readonly string[];
  private readonly today: number;
  private readonly thisHour: number;
  private readonly freshFrom: Day;

  private readonly asked: ReadonlySet<string> | undefined;

  /** @param holders those at `asOf` */
  constructor(
    private readonly question: Question,
    private readonly holders: Holders,
  ) {
    this.asked = question.offices && new Set(question.offices);
    this.names = columnsOf(question.by).names;
    this.today = dayNumber(question.asOfDay);
    this.thisHour = hourOf(question.asOf);
    this.freshFrom = freshFrom(question);
  }

  /** Adds the cells of the offices that the question is about, so far as they count. */
  add(slice: AggregatePart, counts: (office: string) => boolean = () => true): void {
    for (const [office, cells] of slice.byOffice)
      if ((!this.asked || this.asked.has(office)) && counts(office)) this.addCells(slice, office, cells);
  }

  private addCells(slice: AggregatePart, office: string, cells: readonly AggregateCell[]): void {
    const { person } = this.question;
    for (const cell of cells) {
      const charged = cell.open ? (this.holders.byOffice[office] ?? NOBODY) : cell.person;
      if (person !== undefined && charged !== person) continue;
      const group = this.groupOf(slice, office, charged);
      for (let index = 0; index < countNames.length; index++)
        group.counts[index] = (group.counts[index] ?? 0) + (cell.counts[index] ?? 0);
      group.demo ||= cell.demo;
      this.addWaits(slice, cell, group.waits);
    }
  }

  counted(): Counted[] {
    return [...this.groups.values()].map(({ counts, ...rest }) => ({
      ...rest,
      counts: countsOf(counts),
    }));
  }

  private groupOf({ firstDay }: AggregatePart, office: string, person: string): Group {
    let key = '';
    for (const name of this.names) key += `${this.columnOf(name, firstDay, office, person)} `;
    const known = this.groups.get(key);
    if (known) return known;
    const keys: Record<string, string> = {};
    for (const name of this.names) keys[name] = this.columnOf(name, firstDay, office, person);
    const group = { keys, counts: countNames.map(() => 0), waits: new Waits(), demo: false };
    this.groups.set(key, group);
    return group;
  }

  private columnOf(name: string, day: Day, office: string, person: string): string {
    if (name === 'office') return office;
    return name === 'person' ? person : this.periodOf(name as CalendarPeriod, day);
  }

  private readonly periods = new Map<string, string>();

  private periodOf(dimension: CalendarPeriod, day: Day): string {
    const key = `${dimension} ${day}`;
    const known = this.periods.get(key) ?? periodOf(dimension, day);
    this.periods.set(key, known);
    return known;
  }

  /** By the hour of filing where that is known and recent, else by the day; those of the last 20 hours are counted live. */
  private addWaits(
    { grain, firstDay }: AggregatePart,
    { answeredIn, waitingSince }: AggregateCell,
    waits: Waits,
  ): void {
    for (let at = 0; at < answeredIn.length; at += 2)
      put(waits.answered, answeredIn[at] ?? 0, answeredIn[at + 1] ?? 0);
    const byHour = grain === 'day' && firstDay >= this.freshFrom;
    const day = grain === 'day' ? dayNumber(firstDay) : undefined;
    for (let at = 0; at < waitingSince.length; at += 2) {
      const since = waitingSince[at] ?? 0;
      const hours = byHour ? (this.thisHour - since) & LOWER_BITS : (this.today - (day ?? since)) * 24;
      if (byHour && hours < 20) continue;
      put(waits.unanswered, bucketOfHours(hours), waitingSince[at + 1] ?? 0);
    }
  }
}

function nextMonth(month: Day): Day {
  return monthOf(addDays(month, 31));
}
