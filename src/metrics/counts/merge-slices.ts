import { type Day } from '../../common/city-time.js';
import { countNames } from '../numbers/response-rate.js';
import { type Cell, type Slice } from './slice.js';

/** Days since 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / 86_400_000;
}

interface Sum {
  readonly person: string;
  readonly open: boolean;
  demo: boolean;
  readonly counts: number[];
  readonly answeredIn: Map<number, number>;
  readonly waitingSince: Map<number, number>;
}

/**
 * Several slices as one, for questions that do not tell them apart: so most of
 * a year is added up once, and not for every question.
 *
 * @param byHour of days alone: waits by the hour, as of a day; otherwise by the day, as of a month
 */
export function mergeSlices(slices: readonly Slice[], byHour: boolean): Slice {
  const offices = new Map<string, Map<string, Sum>>();
  for (const slice of slices) {
    const day = byHour || slice.grain === 'month' ? undefined : dayNumber(slice.firstDay);
    for (const [office, cells] of slice.byOffice) {
      const sums = offices.get(office) ?? new Map<string, Sum>();
      offices.set(office, sums);
      for (const cell of cells) addCell(sumOf(sums, cell), cell, day);
    }
  }
  const cells = [...offices].map(([office, sums]) => [office, [...sums.values()].map(cellOf)] as const);
  const firstDay = slices.map((slice) => slice.firstDay).sort()[0] ?? '';
  return { grain: byHour ? 'day' : 'month', firstDay, version: 0, byOffice: new Map(cells) };
}

function sumOf(sums: Map<string, Sum>, { person, open }: Cell): Sum {
  const key = `${person} ${open}`;
  const sum = sums.get(key) ?? {
    person,
    open,
    demo: false,
    counts: countNames.map(() => 0),
    answeredIn: new Map<number, number>(),
    waitingSince: new Map<number, number>(),
  };
  sums.set(key, sum);
  return sum;
}

function addCell(sum: Sum, { counts, demo, answeredIn, waitingSince }: Cell, day: number | undefined): void {
  counts.forEach((count, index) => (sum.counts[index] = (sum.counts[index] ?? 0) + count));
  sum.demo ||= demo;
  addPairs(sum.answeredIn, answeredIn);
  addPairs(sum.waitingSince, waitingSince, day);
}

function addPairs(into: Map<number, number>, pairs: ArrayLike<number>, day?: number): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const key = day ?? pairs[at] ?? 0;
    into.set(key, (into.get(key) ?? 0) + (pairs[at + 1] ?? 0));
  }
}

function cellOf({ answeredIn, waitingSince, ...sum }: Sum): Cell {
  return { ...sum, answeredIn: [...answeredIn].flat(), waitingSince: [...waitingSince].flat() };
}
