import { type VNode } from 'preact';
import { addDays } from '../../common/city-time.js';
import { type Dimension } from '../../metrics/question/dimensions.js';
import { Asked } from '../dashboard/asked-sentence.js';
import { type DashboardSheet } from '../dashboard/dashboard.service.js';
import { Filter, type FilterProps } from '../dashboard/filter.js';
import { GroupsTable } from '../dashboard/groups-table.js';
import { bestAndWorst, inRankOrder } from '../dashboard/league.js';
import { fourCounts } from '../dashboard/numbers.js';
import { trendPoints } from '../dashboard/trend-points.js';
import { behindPage } from '../office/address.js';
import { countWords } from '../office/count-words.js';
import { OfficeMenu } from '../office/office-menu.js';
import { type Mark, Rate } from '../plots/rate.js';
import { Trend } from '../plots/trend.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

/** Best and worst on the sheet. */
const LISTED = 10;

/** The share of some 25,000 complaints of 2015 that was answered in Jakarta, and why lurah were trained. */
const IN_2015 = { from: 0.1, to: 0.15 } as const;

export const pressWords = words(
  {
    title: 'Siaran pers',
    headline: (place: string) => `Tanggapan atas aduan warga ${place}`,
    print: 'Cetak halaman ini dari peramban (Ctrl+P): paling banyak dua halaman A4.',
    in2015: 'Sebagai tanda: pada 2015 ditanggapi 10 sampai 15 % dari sekitar 25.000 aduan.',
    of: (part: string, whole: string) => `${part} dari ${whole} aduan`,
    ofDue: (part: string, whole: string) => `${part} dari ${whole} aduan yang ditanggapi atau jatuh tempo`,
    became: (received: string) => `Yang terjadi dengan ${received} aduan yang diterima`,
    excluded: (rejected: string, merged: string) =>
      `Di luar hitungan: ${rejected} bukan aduan atau ditarik. ${merged} digabung dengan aduan lain dan tetap dihitung.`,
    median: (time: string) => `Separuh dari semua aduan ditanggapi dalam ${time}.`,
    notHalf: 'Belum separuh dari semua aduan ditanggapi.',
    p90: (time: string) => `Sembilan dari sepuluh ditanggapi dalam ${time}.`,
    trend: 'Tingkat tanggapan dari masa ke masa',
    period: 'Masa',
    best: (count: number) => `${count} peringkat teratas`,
    worst: (count: number) => `${count} peringkat terbawah`,
    unranked: (count: number, from: number) =>
      `Peringkat hanya untuk yang menerima sedikitnya ${from} aduan; ${count} lainnya tanpa peringkat. Yang seperingkat diurutkan menurut banyaknya aduan.`,
    definition: 'Arti angka',
    again: (until: string) =>
      `Pertanyaan yang sama dengan saat yang sama (${until}) selalu berjawaban sama: angka dan setiap aduan di baliknya terbuka untuk siapa pun.`,
  },
  {
    title: 'Press sheet',
    headline: (place: string) => `Answers to citizens’ complaints: ${place}`,
    print: 'Print this page from the browser (Ctrl+P): two pages of A4 at most.',
    in2015: 'As a mark: in 2015, 10 to 15 % of some 25,000 complaints were answered.',
    of: (part: string, whole: string) => `${part} of ${whole} complaints`,
    ofDue: (part: string, whole: string) => `${part} of ${whole} complaints answered or due`,
    became: (received: string) => `What became of the ${received} complaints received`,
    excluded: (rejected: string, merged: string) =>
      `Not counted: ${rejected} that were none or were withdrawn. ${merged} were merged into another and still count.`,
    median: (time: string) => `Half of all complaints were answered within ${time}.`,
    notHalf: 'Not half of all complaints are answered yet.',
    p90: (time: string) => `Nine in ten were answered within ${time}.`,
    trend: 'The response rate over time',
    period: 'Period',
    best: (count: number) => `The ${count} best ranked`,
    worst: (count: number) => `The ${count} worst ranked`,
    unranked: (count: number, from: number) =>
      `Ranks only for those that received at least ${from} complaints; ${count} others have none. Equals are in the order of how many they received.`,
    definition: 'What the numbers mean',
    again: (until: string) =>
      `The same question as of the same instant (${until}) has the same answer for ever: the numbers and each complaint behind them are open to everyone.`,
  },
);

interface Props extends Omit<FilterProps, 'action'> {
  readonly sheet?: DashboardSheet;
  /** What the place is called that the numbers are of. */
  readonly place?: string;
  /** Whether the mark of 2015 is about the same complaints. */
  readonly marked?: boolean;
}

/** What the press gets: the numbers with counts, intervals, definition and instant, on two pages of paper. */
export function PressRelease({ sheet, place = '', marked = false, ...filter }: Props): VNode {
  const w = useWords(pressWords);
  return (
    <article class="press">
      <OfficeMenu />
      <p class="no-print soft">{w.print}</p>
      <Filter action="/dasbor/siaran" {...filter} />
      <h1>{w.headline(place)}</h1>
      {sheet && (
        <>
          <Asked sheet={sheet} tree={filter.tree} />
          <Headline sheet={sheet} marked={marked} />
          <Course sheet={sheet} />
          <BestAndWorst sheet={sheet} />
          <Meaning sheet={sheet} />
        </>
      )}
    </article>
  );
}

function Headline({ sheet: { rates }, marked }: { sheet: DashboardSheet; marked: boolean }): VNode {
  const w = useWords(pressWords);
  const c = useWords(countWords);
  const f = useFormats();
  const { total } = rates;
  const n = (counted: keyof typeof total): string => f.number(Number(total[counted]));
  const mark: Mark | undefined = marked ? { ...IN_2015, label: w.in2015 } : undefined;
  const { medianHours, p90Hours } = total;
  return (
    <section>
      <div class="main-rates">
        <Rate
          label={c.responseRate}
          rate={total.responseRate}
          interval={total.responseRateInterval}
          {...(mark && { mark })}
        >
          {w.of(n('answered'), n('received'))}
        </Rate>
        <Rate label={c.onTimeRate} rate={total.onTimeRate} interval={total.onTimeRateInterval}>
          {w.ofDue(n('answeredOnTime'), f.number(total.received - total.pending))}
        </Rate>
        <Rate label={c.resolvedRate} rate={total.resolvedRate} interval={total.resolvedRateInterval}>
          {w.of(n('resolved'), n('received'))}
        </Rate>
      </div>
      <h2>{w.became(n('received'))}</h2>
      <dl class="became">
        {fourCounts.map((counted) => (
          <div key={counted}>
            <dt>{c[counted]}</dt>
            <dd class="number">{n(counted)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {w.excluded(n('excludedRejected'), n('merged'))}{' '}
        {medianHours === null ? w.notHalf : w.median(f.hours(medianHours))}{' '}
        {p90Hours !== null && w.p90(f.hours(p90Hours))}
      </p>
    </section>
  );
}

function Course({ sheet: { trend } }: { sheet: DashboardSheet }): VNode {
  const w = useWords(pressWords);
  const c = useWords(countWords);
  return (
    <Trend
      caption={w.trend}
      points={trendPoints(trend, useFormats(), behindPage)}
      columns={{ period: w.period, rate: c.responseRate, part: c.answered, whole: c.received }}
    />
  );
}

function BestAndWorst({ sheet: { rates } }: { sheet: DashboardSheet }): VNode {
  const w = useWords(pressWords);
  const { ranked, unranked } = inRankOrder(rates.groups);
  const { best, worst } = bestAndWorst(ranked, LISTED);
  const table = { by: rates.groupBy as Dimension, rankedBy: rates.rankedBy as 'responseRate', plain: true };
  return (
    <section class="ends">
      {best.length > 0 && <GroupsTable caption={w.best(best.length)} groups={best} {...table} />}
      {worst.length > 0 && <GroupsTable caption={w.worst(worst.length)} groups={worst} {...table} />}
      <p class="small soft">{w.unranked(unranked.length, rates.rankedFrom)}</p>
    </section>
  );
}

function Meaning({ sheet: { rates } }: { sheet: DashboardSheet }): VNode {
  const w = useWords(pressWords);
  const { language } = useReader();
  const { time, day } = useFormats();
  return (
    <section class="meaning small">
      <h2>{w.definition}</h2>
      <p>{rates.definition[language]}</p>
      <p>{w.again(`${time(rates.asOf)}; ${day(rates.from)} – ${day(addDays(rates.to, -1))}`)}</p>
    </section>
  );
}
