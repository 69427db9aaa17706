import { type VNode } from 'preact';
import { type Area, type AreaLevel } from '../../areas/area.entity.js';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';
import { officeOf } from '../../officials/offices.js';
import { type TenureOf } from '../../officials/tenures.repository.js';
import { areaPage } from '../city/area-rows.js';
import { pageBehind } from '../city/behind.js';
import { DemoNotice, Headline, MonthlyTrend, OpenNow } from '../city/headline.js';
import { RateTable, type RateRow } from '../city/rate-table.js';
import { type SortOrder } from '../city/sorting.js';
import { type Drawing } from '../map/draw.js';
import { WhereMap } from '../map/where-map.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { agesOf } from './ages.js';
import { ComplaintList, type ListedComplaint } from './complaint-list.js';
import { Holder } from './holder.js';

export const areaWords = words(
  {
    province: (name: string) => name,
    city: (name: string) => name,
    kecamatan: (name: string) => `Kecamatan ${name}`,
    kelurahan: (name: string) => `Kelurahan ${name}`,
    above: 'Wilayah di atasnya',
    holder: 'Siapa yang bertanggung jawab',
    rank: (rank: string, of: string) => `Peringkat ${rank} dari ${of} yang diperingkat.`,
    unranked: (minimum: string) => `Belum diperingkat: kurang dari ${minimum} aduan.`,
    median: (wait: string) => `Separuh aduan ditanggapi dalam ${wait}.`,
    noMedian: 'Kurang dari separuh aduan ditanggapi, jadi waktu tunggu tengahnya belum tercapai.',
    where: (name: string) => `Letak ${name} di kota`,
    open: 'Yang terbuka sekarang',
    ages: 'Yang lewat tenggat, menurut bulan masuk',
    thisMonth: 'bulan ini',
    monthsAgo: (from: string, to: string) => `${from} sampai ${to} bulan lalu`,
    yearAgo: (from: string) => `${from} bulan lalu atau lebih`,
    trend: 'Dua belas bulan',
    parts: (kind: string) => `${kind} di dalamnya`,
    caption: (kind: string, minimum: string) =>
      `${kind}, dua belas bulan terakhir. Peringkat se-kota mulai dari ${minimum} aduan.`,
    kindOfCity: 'Kota',
    kindOfKecamatan: 'Kecamatan',
    kindOfKelurahan: 'Kelurahan',
    recent: 'Aduan terbaru',
    none: 'Belum ada aduan.',
    all: 'Semua aduan dua belas bulan',
  },
  {
    province: (name: string) => name,
    city: (name: string) => name,
    kecamatan: (name: string) => `Kecamatan ${name}`,
    kelurahan: (name: string) => `Kelurahan ${name}`,
    above: 'Areas it lies in',
    holder: 'Who is responsible',
    rank: (rank: string, of: string) => `Rank ${rank} of ${of} that are ranked.`,
    unranked: (minimum: string) => `Not ranked: fewer than ${minimum} complaints.`,
    median: (wait: string) => `Half of the complaints were answered within ${wait}.`,
    noMedian: 'Fewer than half of the complaints are answered, so there is no median wait yet.',
    where: (name: string) => `Where ${name} lies in the city`,
    open: 'Open now',
    ages: 'Overdue, by the month of filing',
    thisMonth: 'this month',
    monthsAgo: (from: string, to: string) => `${from} to ${to} months ago`,
    yearAgo: (from: string) => `${from} months ago or more`,
    trend: 'Twelve months',
    parts: (kind: string) => `${kind} in it`,
    caption: (kind: string, minimum: string) =>
      `${kind}, the last twelve months. Ranked within the city from ${minimum} complaints.`,
    kindOfCity: 'City',
    kindOfKecamatan: 'Kecamatan',
    kindOfKelurahan: 'Kelurahan',
    recent: 'Latest complaints',
    none: 'No complaints yet.',
    all: 'All complaints of the twelve months',
  },
);

const kinds = { city: 'kindOfCity', kecamatan: 'kindOfKecamatan', kelurahan: 'kindOfKelurahan' } as const;

/** The areas directly within one, with their numbers. */
export interface Parts {
  readonly level: Exclude<AreaLevel, 'province'>;
  readonly rows: readonly RateRow[];
  readonly order: SortOrder;
}

interface Props {
  readonly area: Area;
  /** The widest first. */
  readonly above: readonly Area[];
  readonly tenures: readonly TenureOf[];
  /** All of its level; where it is a group of its own among them, {@link Props.group}. */
  readonly answer: ResponseRatesResponse;
  readonly group: GroupResponse | undefined;
  readonly everything: ResponseRatesResponse;
  readonly parts: Parts | undefined;
  /** The latest, of a kelurahan. */
  readonly complaints: readonly ListedComplaint[] | undefined;
  readonly drawing: Drawing | undefined;
  readonly kelurahan: ReadonlySet<string>;
}

/** An area: who answers for it, how well, what lies open and for how long. */
export function AreaPage(props: Props): VNode {
  const { area, above, tenures, answer, group, everything, parts, complaints, drawing, kelurahan } = props;
  const w = useWords(areaWords);
  const name = w[area.level](area.name);
  return (
    <>
      {above.length > 0 && <Above areas={above} />}
      <h1>{name}</h1>
      <DemoNotice answer={everything} />
      <div class="columns">
        <section>
          <h2>{w.holder}</h2>
          <Holder office={officeOf(area).name} tenures={tenures} today={answer.asOf.slice(0, 10)} />
          {group && <Standing group={group} answer={answer} />}
        </section>
        {drawing && kelurahan.size > 0 && (
          <WhereMap drawing={drawing} kelurahan={kelurahan} label={w.where(name)} />
        )}
      </div>
      <Headline answer={answer} group={group} />
      <div class="columns">
        <section>
          <h2>{w.open}</h2>
          <OpenNow everything={everything} />
          <Ages everything={everything} />
        </section>
        <section>
          <h2>{w.trend}</h2>
          <MonthlyTrend everything={everything} />
        </section>
      </div>
      {parts && <PartsTable area={area} parts={parts} minimum={answer.rankedFrom} />}
      {complaints && (
        <section>
          <h2>{w.recent}</h2>
          {complaints.length === 0 && <p>{w.none}</p>}
          <ComplaintList complaints={complaints} asOf={everything.asOf} />
          {group && (
            <p>
              <a href={pageBehind(group.complaints)}>{w.all}</a>
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Above({ areas }: { areas: readonly Area[] }): VNode {
  const w = useWords(areaWords);
  return (
    <nav class="above" aria-label={w.above}>
      <ol>
        {areas.map(({ code, level, name }) => (
          <li key={code}>
            <a href={areaPage(code)}>{w[level](name)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Its rank among those of its level, and how long one waits. */
function Standing({ group, answer }: { group: GroupResponse; answer: ResponseRatesResponse }): VNode {
  const formats = useFormats();
  const w = useWords(areaWords);
  const { rank, medianHours, received } = group;
  const ranked = answer.groups.filter((each) => each.rank !== null).length;
  return (
    <ul class="standing">
      <li>
        {rank === null
          ? w.unranked(formats.number(answer.rankedFrom))
          : w.rank(formats.number(rank), formats.number(ranked))}
      </li>
      {received > 0 && <li>{medianHours === null ? w.noMedian : w.median(formats.hours(medianHours))}</li>}
    </ul>
  );
}

/** How old what is overdue is. */
function Ages({ everything }: { everything: ResponseRatesResponse }): VNode | null {
  const formats = useFormats();
  const w = useWords(areaWords);
  if (everything.total.overdue === 0) return null;
  return (
    <>
      <h3>{w.ages}</h3>
      <dl class="numbers">
        {agesOf(everything).map(({ from, to, overdue, complaints }) => (
          <div key={from}>
            <dt>
              {from === 0
                ? w.thisMonth
                : to === null
                  ? w.yearAgo(String(from))
                  : w.monthsAgo(String(from), String(to))}
            </dt>
            <dd>
              {overdue === 0 ? 0 : <a href={pageBehind(complaints, 'overdue')}>{formats.number(overdue)}</a>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function PartsTable({ area, parts, minimum }: { area: Area; parts: Parts; minimum: number }): VNode {
  const w = useWords(areaWords);
  const kind = w[kinds[parts.level]];
  return (
    <section>
      <h2>{w.parts(kind)}</h2>
      <RateTable
        id="bagian"
        caption={w.caption(kind, String(minimum))}
        kind={kind}
        rows={parts.rows}
        order={parts.order}
        inOrder={(order) => `${areaPage(area.code)}?urut=${order}#bagian`}
        whole
      />
    </section>
  );
}
