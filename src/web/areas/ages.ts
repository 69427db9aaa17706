import { DateTime } from 'luxon';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';

/** What is overdue of the months that lie so far back; `complaints` lists them. */
export interface Age {
  /** Months back, from the running one. */
  readonly from: number;
  /** The last of them; null where there is no last. */
  readonly to: number | null;
  readonly overdue: number;
  readonly complaints: string;
}

const AGES: readonly (readonly [from: number, to: number | null])[] = [
  [0, 0],
  [1, 2],
  [3, 11],
  [12, null],
];

/** How old the overdue are, by the month they were filed in, of an answer by months up to now. */
export function agesOf({ groups, complaints }: Pick<ResponseRatesResponse, 'groups' | 'complaints'>): Age[] {
  return AGES.map(([from, to]) => {
    const months = groups.slice(to === null ? 0 : -to - 1, from === 0 ? undefined : -from);
    return {
      from,
      to,
      overdue: months.reduce((sum, { overdue }) => sum + overdue, 0),
      complaints: between(complaints, months),
    };
  });
}

/** The list of all complaints, of these months alone. */
function between(complaints: string, months: readonly Pick<GroupResponse, 'key'>[]): string {
  const [path = '', query] = complaints.split('?');
  const asked = new URLSearchParams(query);
  const [first, last] = [months[0], months.at(-1)];
  if (first) asked.set('from', `${first.key}-01`);
  const end = last && DateTime.fromISO(`${last.key}-01`, { zone: 'utc' }).plus({ months: 1 }).toISODate();
  if (end) asked.set('to', end);
  return `${path}?${asked.toString()}`;
}
