import { type Day } from '../../common/city-time.js';
import { countNames } from '../numbers/response-rate.js';
import { put, zeros } from '../numbers/waits.js';
import { type AggregateCell, type AggregatePart } from './slice.js';

/** Days since 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / 86_400_000;
}

interface Sum {
  readonly person: string;
  readonly open: boolean;
  demo: boolean;
  readonly counts: number[];
  /** By bucket. */
  readonly answeredIn: number[];
  /** Pairs: each slice has hours or days of its own, so there is nothing to add up. */
  readonly waitingSince: number[];
}

/**
 * Several slices as one, for questions that do not tell them apart: so most of
 * a year is added up once, and not for every question.
 *
 * @param byHour of days alone: waits by the hour, as of a day; otherwise by the day, as of a month
 */
export function mergeSlices(slices: readonly AggregatePart[], byHour: boolean): AggregatePart {
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

function sumOf(sums: Map<string, Sum>, { person, open }: AggregateCell): Sum {
  const key = `${person} ${open}`;
  const sum = sums.get(key) ?? {
    person,
    open,
    demo: false,
    counts: countNames.map(() => 0),
    answeredIn: zeros(),
    waitingSince: [],
  };
  sums.set(key, sum);
  return sum;
}

function addCell(
  sum: Sum,
  { counts, demo, answeredIn, waitingSince }: AggregateCell,
  day: number | undefined,
): void {
  for (let index = 0; index < counts.length; index++)
    sum.counts[index] = (sum.counts[index] ?? 0) + (counts[index] ?? 0);
  sum.demo ||= demo;
  for (let at = 0; at < answeredIn.length; at += 2)
    put(sum.answeredIn, answeredIn[at] ?? 0, answeredIn[at + 1] ?? 0);
  for (let at = 0; at < waitingSince.length; at += 2)
    sum.waitingSince.push(day ?? waitingSince[at] ?? 0, waitingSince[at + 1] ?? 0);
}

function cellOf({ answeredIn, ...sum }: Sum): AggregateCell {
  const pairs: number[] = [];
  answeredIn.forEach((count, bucket) => {
    if (count > 0) pairs.push(bucket, count);
  });
  return { ...sum, answeredIn: pairs };
}
