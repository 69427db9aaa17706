import { type VNode } from 'preact';
import { type City } from '../../areas/city.entity.js';
import { type Drawing } from '../map/draw.js';
import { CityMap } from '../map/city-map.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { DemoNotice, Headline, MonthlyTrend, OpenNow } from './headline.js';
import { RateTable, type RateRow } from './rate-table.js';
import { type SortOrder, writeOrder } from './sorting.js';

/** What the table of the first page can be of. */
export const kinds = ['kelurahan', 'kecamatan', 'kota', 'kategori'] as const;
export type Kind = (typeof kinds)[number];

export const cityWords = words(
  {
    title: (city: string) => `${city} hari ini`,
    about: 'Berapa aduan warga yang ditanggapi, oleh siapa, dan berapa yang tidak.',
    file: 'Sampaikan aduan',
    follow: 'Ikuti aduan Anda',
    open: 'Yang terbuka sekarang',
    trend: 'Dua belas bulan',
    map: 'Peta',
    mapOf: 'Bagian aduan yang ditanggapi menurut kelurahan, dua belas bulan terakhir',
    table: 'Siapa yang menanggapi',
    caption: (kind: string, minimum: string) =>
      `Menurut ${kind}, dua belas bulan terakhir. Peringkat mulai dari ${minimum} aduan.`,
    kelurahan: 'Kelurahan',
    kecamatan: 'Kecamatan',
    kota: 'Kota',
    kategori: 'Kategori',
    by: 'Tabel menurut',
    search: 'Cari nama',
    find: 'Cari',
    all: 'Hapus pencarian',
  },
  {
    title: (city: string) => `${city} today`,
    about: 'How many of the citizens’ complaints are answered, by whom, and how many are not.',
    file: 'File a complaint',
    follow: 'Follow your complaint',
    open: 'Open now',
    trend: 'Twelve months',
    map: 'Map',
    mapOf: 'Share of complaints answered by kelurahan, the last twelve months',
    table: 'Who answers',
    caption: (kind: string, minimum: string) =>
      `By ${kind}, the last twelve months. Ranked from ${minimum} complaints.`,
    kelurahan: 'Kelurahan',
    kecamatan: 'Kecamatan',
    kota: 'City',
    kategori: 'Category',
    by: 'Table by',
    search: 'Search a name',
    find: 'Search',
    all: 'Clear the search',
  },
);

/** What was asked of the table. */
export interface TableAsked {
  readonly kind: Kind;
  readonly order: SortOrder;
  readonly search: string;
}

const JAKARTA = 'JKT';

interface Props {
  readonly city: City;
  readonly everything: ResponseRatesResponse;
  readonly kelurahan: ResponseRatesResponse;
  readonly asked: TableAsked;
  /** As HTML; empty where no boundaries are known. */
  readonly map: string;
  /** As HTML. */
  readonly table: string;
}

/** The city today, for everyone. */
export function CityPage({ city, everything, kelurahan, asked, map, table }: Props): VNode {
  const { actor } = useReader();
  const w = useWords(cityWords);
  return (
    <>
      <h1>{w.title(city.name)}</h1>
      <p>{w.about}</p>
      {!actor && (
        <p class="actions no-print">
          <a class="button" href="/lapor">
            {w.file}
          </a>{' '}
          <a class="button second" href="/aduan">
            {w.follow}
          </a>
        </p>
      )}
      <DemoNotice answer={kelurahan} />
      <Headline answer={kelurahan} mark={city.prefix === JAKARTA} />
      <div class="columns">
        <section>
          <h2>{w.open}</h2>
          <OpenNow everything={everything} />
        </section>
        <section>
          <h2>{w.trend}</h2>
          <MonthlyTrend everything={everything} />
        </section>
      </div>
      {map !== '' && (
        <section>
          <h2>{w.map}</h2>
          <div dangerouslySetInnerHTML={{ __html: map }} />
        </section>
      )}
      <section>
        <h2>{w.table}</h2>
        <TableChoice asked={asked} />
        <div dangerouslySetInnerHTML={{ __html: table }} />
      </section>
    </>
  );
}

/** The map of the first page; it changes with the answer alone. */
export function MapOfKelurahan(props: { drawing: Drawing; kelurahan: ResponseRatesResponse }): VNode {
  const { groups, rankedFrom } = props.kelurahan;
  return (
    <CityMap
      drawing={props.drawing}
      caption={useWords(cityWords).mapOf}
      areas={new Map(groups.map((group) => [group.key, group]))}
      minimum={rankedFrom}
      table="tabel"
    />
  );
}

/** The table of the first page. */
export function TableOf(props: { rows: readonly RateRow[]; asked: TableAsked; minimum: number }): VNode {
  const w = useWords(cityWords);
  const { rows, asked, minimum } = props;
  return (
    <RateTable
      id="tabel"
      caption={w.caption(w[asked.kind].toLowerCase(), String(minimum))}
      kind={w[asked.kind]}
      rows={rows}
      order={asked.order}
      inOrder={(order) => addressOf(asked, { order })}
    />
  );
}

/** The address of the first page with its table as asked, but for what is to change. */
function addressOf(
  { kind, order, search }: TableAsked,
  changed: { kind?: Kind; order?: string; search?: string },
): string {
  const now = { kind, order: writeOrder(order), search, ...changed };
  const query = new URLSearchParams({
    ...(now.kind !== 'kelurahan' && { menurut: now.kind }),
    ...(now.order !== 'peringkat' && { urut: now.order }),
    ...(now.search !== '' && { cari: now.search }),
  }).toString();
  return `${query === '' ? '/' : `/?${query}`}#tabel`;
}

/** What the table is of, and a search in it. */
function TableChoice({ asked }: Pick<Props, 'asked'>): VNode {
  const w = useWords(cityWords);
  const { kind, order, search } = asked;
  return (
    <>
      <nav class="tabs" aria-label={w.by}>
        <ul>
          {kinds.map((each) => (
            <li key={each}>
              <a
                href={addressOf(asked, { kind: each, search: '' })}
                aria-current={each === kind ? 'true' : undefined}
              >
                {w[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="search no-print" action="/#tabel" role="search">
        {kind !== 'kelurahan' && <input type="hidden" name="menurut" value={kind} />}
        {order.column !== 'peringkat' && <input type="hidden" name="urut" value={writeOrder(order)} />}
        <label for="cari">{w.search}</label>
        <input type="search" id="cari" name="cari" value={search} data-filters="tabel" />
        <button type="submit" class="second">
          {w.find}
        </button>
        {search !== '' && <a href={addressOf(asked, { search: '' })}>{w.all}</a>}
      </form>
    </>
  );
}
