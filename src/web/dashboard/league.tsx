import { type VNode } from 'preact';
import { isCalendarPeriod } from '../../metrics/question/calendar-periods.js';
import { type Dimension } from '../../metrics/question/dimensions.js';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';
import { useWords, words } from '../reader/words.js';
import { GroupsTable } from './groups-table.js';

/** Best and worst that are shown of a long list. */
const SHOWN = 10;
/** Most groups of a page; the table to download has all. */
const MOST_ON_PAGE = 1_000;

const texts = words(
  {
    best: (count: number) => `${count} peringkat teratas`,
    worst: (count: number) => `${count} peringkat terbawah`,
    latest: (count: number) => `${count} yang terakhir`,
    all: 'Semua kelompok',
    some: (count: number, of: number) => `${count} dari ${of} kelompok; semuanya ada di tabel untuk diunduh`,
    showAll: (count: number) => `Tampilkan semua ${count} kelompok`,
    unranked: (count: number, from: number) =>
      `${count} kelompok menerima kurang dari ${from} aduan: tanpa peringkat, karena kebetulan saja sudah menggeser angkanya.`,
    equals: 'Yang seperingkat diurutkan menurut banyaknya aduan.',
    nothing: 'Tidak ada kelompok yang cukup besar untuk diberi peringkat.',
  },
  {
    best: (count: number) => `The ${count} best ranked`,
    worst: (count: number) => `The ${count} worst ranked`,
    latest: (count: number) => `The latest ${count}`,
    all: 'All groups',
    some: (count: number, of: number) => `${count} of ${of} groups; all of them are in the table to download`,
    showAll: (count: number) => `Show all ${count} groups`,
    unranked: (count: number, from: number) =>
      `${count} groups received fewer than ${from} complaints: without a rank, since chance alone moves their number.`,
    equals: 'Equals are in the order of how many they received.',
    nothing: 'No group is large enough to be ranked.',
  },
);

interface Props {
  readonly rates: ResponseRatesResponse;
  readonly others?: ResponseRatesResponse;
  readonly hrefOf: (group: GroupResponse) => string | undefined;
  /** Where all groups are shown; none where they are to be shown here. */
  readonly allHref?: string;
}

/** Who answers best and worst; groups of the calendar in their order. */
export function League({ rates, others, hrefOf, allHref }: Props): VNode {
  const w = useWords(texts);
  const by = rates.groupBy as Dimension;
  const inTime = isCalendarPeriod(by);
  const { ranked, unranked } = inRankOrder(rates.groups);
  const table = (caption: string, groups: readonly GroupResponse[]): VNode => (
    <GroupsTable
      caption={caption}
      by={by}
      rankedBy={rates.rankedBy as 'responseRate' | 'onTimeRate'}
      groups={groups}
      hrefOf={hrefOf}
      {...(others && !inTime && { others: new Map(others.groups.map((group) => [group.key, group])) })}
    />
  );
  const isLong = rates.groups.length > 2 * SHOWN + 5;
  if (inTime && isLong && allHref !== undefined)
    return (
      <>
        {table(w.latest(2 * SHOWN), rates.groups.slice(-2 * SHOWN))}
        <ShowAll href={allHref} count={rates.groups.length} />
      </>
    );
  if (allHref === undefined || !isLong) {
    const all = inTime ? rates.groups.slice(-MOST_ON_PAGE) : [...ranked, ...unranked].slice(0, MOST_ON_PAGE);
    const isCut = all.length < rates.groups.length;
    return (
      <>
        {table(isCut ? w.some(all.length, rates.groups.length) : w.all, all)}
        {unranked.length > 0 && !inTime && (
          <p class="small">{w.unranked(unranked.length, rates.rankedFrom)}</p>
        )}
      </>
    );
  }
  const { best, worst } = bestAndWorst(ranked, SHOWN);
  return (
    <>
      {best.length > 0 ? table(w.best(best.length), best) : <p>{w.nothing}</p>}
      {worst.length > 0 && table(w.worst(worst.length), worst)}
      <p class="small soft">{w.equals}</p>
      {unranked.length > 0 && <p class="small">{w.unranked(unranked.length, rates.rankedFrom)}</p>}
      <ShowAll href={allHref} count={rates.groups.length} />
    </>
  );
}

function ShowAll({ href, count }: { href: string; count: number }): VNode {
  const w = useWords(texts);
  return (
    <p class="no-print">
      <a href={href}>{w.showAll(count)}</a>
    </p>
  );
}

/** Both ends of what is ranked, none in both: the best first, and the worst first. Of equals those that received more. */
export function bestAndWorst(
  ranked: readonly GroupResponse[],
  count: number,
): { best: GroupResponse[]; worst: GroupResponse[] } {
  const fromWorst = [...ranked].sort(
    (a, b) => (b.rank ?? 0) - (a.rank ?? 0) || b.received - a.received || (a.key < b.key ? -1 : 1),
  );
  return {
    best: ranked.slice(0, count),
    worst: fromWorst.slice(0, Math.max(0, Math.min(count, ranked.length - count))),
  };
}

/** Groups with a rank, the best first, and those without in their own order. */
export function inRankOrder(groups: readonly GroupResponse[]): {
  ranked: GroupResponse[];
  unranked: GroupResponse[];
} {
  const ranked = groups.filter(({ rank }) => rank !== null);
  return {
    ranked: ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || b.received - a.received),
    unranked: groups.filter(({ rank }) => rank === null),
  };
}
