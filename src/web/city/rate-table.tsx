import { type VNode } from 'preact';
import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';
import { RateBar } from '../plots/rate.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { pageBehind } from './behind.js';
import { type SortColumn, next, type SortOrder, writeOrder } from './sorting.js';

const texts = words(
  {
    rank: 'Tanggapan',
    received: 'Masuk',
    overdue: 'Lewat tenggat',
    place: (rank: string) => `peringkat ${rank}`,
    unranked: 'belum diperingkat',
    sort: (column: string) => `Urutkan menurut ${column}`,
    skip: 'Lewati tabel',
    nothing: 'Tidak ada yang cocok.',
  },
  {
    rank: 'Answered',
    received: 'Received',
    overdue: 'Overdue',
    place: (rank: string) => `rank ${rank}`,
    unranked: 'not ranked',
    sort: (column: string) => `Sort by ${column}`,
    skip: 'Skip the table',
    nothing: 'Nothing matches.',
  },
);

/** A group of an answer as a row. */
export type RateRow = GroupResponse & {
  /** Its page, where it has one. */
  readonly href?: string;
  /** What it lies in. */
  readonly within?: string;
};

interface Props {
  readonly id: string;
  readonly caption: string;
  /** What the rows are: `Kelurahan`. */
  readonly kind: string;
  /** In their order. */
  readonly rows: readonly RateRow[];
  readonly order: SortOrder;
  /** The address of the same page in another order. */
  readonly inOrder: (order: string) => string;
  /** As high as it needs, rather than with a scroll bar of its own. */
  readonly whole?: boolean;
}

/** Areas or categories with their rates: four columns, so that it can be read on a phone. */
export function RateTable({ id, caption, kind, rows, order, inOrder, whole }: Props): VNode {
  const w = useWords(texts);
  const head = (column: SortColumn, text: string, numeric = true): VNode => {
    const isSorted = order.column === column;
    return (
      <th
        scope="col"
        class={numeric ? 'number' : ''}
        aria-sort={isSorted ? (order.reversed ? 'descending' : 'ascending') : 'none'}
      >
        <a href={inOrder(writeOrder(next(column, order)))} data-column={column} title={w.sort(text)}>
          {text}
        </a>
      </th>
    );
  };
  return (
    <>
      <a class="skip" href={`#${id}-akhir`}>
        {w.skip}
      </a>
      <div class={whole ? 'scroll' : 'scroll tall'} tabIndex={0} role="group" aria-label={caption}>
        <table class="rates" id={id}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head('nama', kind, false)}
              {head('peringkat', w.rank)}
              {head('masuk', w.received)}
              {head('lewat', w.overdue)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
        <p class="none soft" hidden={rows.length > 0} role="status">
          {w.nothing}
        </p>
      </div>
      <span id={`${id}-akhir`} tabIndex={-1} />
    </>
  );
}

function Row({ row }: { row: RateRow }): VNode {
  const { name, href, within, rank, responseRate, responseRateInterval, received, overdue, complaints } = row;
  const formats = useFormats();
  const w = useWords(texts);
  return (
    <tr>
      <th scope="row" data-value={name}>
        {href === undefined ? name : <a href={href}>{name}</a>}
        <span class="small soft">
          {within === undefined ? '' : `${within} · `}
          {rank === null ? w.unranked : w.place(formats.number(rank))}
        </span>
      </th>
      <td class="number" data-value={rank ?? ''}>
        {received === 0 ? (
          '–'
        ) : (
          <a href={pageBehind(complaints, 'answered')}>{formats.percent(responseRate)}</a>
        )}
        <RateBar rate={responseRate} interval={responseRateInterval} />
      </td>
      <td class="number" data-value={-received}>
        {received === 0 ? 0 : <a href={pageBehind(complaints)}>{formats.number(received)}</a>}
      </td>
      <td class="number" data-value={-overdue}>
        {overdue === 0 ? 0 : <a href={pageBehind(complaints, 'overdue')}>{formats.number(overdue)}</a>}
      </td>
    </tr>
  );
}
