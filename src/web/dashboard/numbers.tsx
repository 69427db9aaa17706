import { type VNode } from 'preact';
import { type Counts } from '../../metrics/numbers/response-rate.js';
import { type NumbersResponse } from '../../metrics/rates/response-rates.response.js';
import { behindPage } from '../office/address.js';
import { countWords } from '../office/count-words.js';
import { Rate } from '../plots/rate.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    rates: 'Angka utama',
    of: 'dari',
    complaints: 'aduan',
    due: 'aduan yang ditanggapi atau jatuh tempo',
    fourCounts: 'Setiap aduan yang diterima ada di salah satu dari empat ini',
    sum: 'Jumlah: diterima',
    share: 'Bagian',
    count: 'Aduan',
    beside: 'Di samping itu; dua yang terakhir tidak masuk hitungan',
    none: 'belum tercapai',
  },
  {
    rates: 'Main numbers',
    of: 'of',
    complaints: 'complaints',
    due: 'complaints answered or due',
    fourCounts: 'Every complaint received is one of these four',
    sum: 'Sum: received',
    share: 'Share',
    count: 'Complaints',
    beside: 'Beside these; the last two are not counted in',
    none: 'not reached yet',
  },
);

/** What of the received became of them: each complaint is one of these. */
export const fourCounts = ['answeredOnTime', 'answeredLate', 'overdue', 'pending'] as const;

interface Props {
  readonly numbers: NumbersResponse;
  /** The address that the API gives of its complaints. */
  readonly complaints: string;
}

/** A count that leads to its complaints. */
export function Count({
  complaints,
  counted,
  value,
}: {
  complaints: string;
  counted: keyof Counts;
  value: number;
}): VNode {
  const { number } = useFormats();
  return <a href={behindPage(complaints, counted)}>{number(value)}</a>;
}

/** The rates with their counts and intervals, and how long an answer takes. */
export function MainRates({ numbers, complaints }: Props): VNode {
  const w = useWords(texts);
  const c = useWords(countWords);
  const f = useFormats();
  const { received, pending } = numbers;
  const part = (counted: keyof Counts): VNode => (
    <Count complaints={complaints} counted={counted} value={numbers[counted]} />
  );
  return (
    <section class="main-rates" aria-label={w.rates}>
      <Rate label={c.responseRate} rate={numbers.responseRate} interval={numbers.responseRateInterval}>
        {part('answered')} {w.of} {part('received')} {w.complaints}
      </Rate>
      <Rate label={c.onTimeRate} rate={numbers.onTimeRate} interval={numbers.onTimeRateInterval}>
        {part('answeredOnTime')} {w.of} {f.number(received - pending)} {w.due}
      </Rate>
      <Rate label={c.resolvedRate} rate={numbers.resolvedRate} interval={numbers.resolvedRateInterval}>
        {part('resolved')} {w.of} {part('received')} {w.complaints}
      </Rate>
      <dl class="times">
        <dt>{c.medianHours}</dt>
        <dd class="figure">{numbers.medianHours === null ? w.none : f.hours(numbers.medianHours)}</dd>
        <dt>{c.p90Hours}</dt>
        <dd class="figure">{numbers.p90Hours === null ? w.none : f.hours(numbers.p90Hours)}</dd>
      </dl>
    </section>
  );
}

/** The four counts that the received are made of, with their sum, and what is counted beside. */
export function FourCounts({ numbers, complaints }: Props): VNode {
  const w = useWords(texts);
  const c = useWords(countWords);
  const { percent, number } = useFormats();
  const { received } = numbers;
  const share = (value: number): number | null => (received === 0 ? null : value / received);
  const row = (counted: keyof Counts): VNode => (
    <tr key={counted}>
      <th scope="row">
        {fourCounts.some((each) => each === counted) && <span class={`key ${counted}`} aria-hidden="true" />}
        {c[counted]}
      </th>
      <td class="number">
        <Count complaints={complaints} counted={counted} value={numbers[counted]} />
      </td>
      <td class="number">{counted.startsWith('excluded') ? '–' : percent(share(numbers[counted]))}</td>
    </tr>
  );
  const sum = fourCounts.reduce((all, counted) => all + numbers[counted], 0);
  let at = 0;
  return (
    <section class="four-counts">
      <h2>{w.fourCounts}</h2>
      <svg class="stack" width="100%" height="18" aria-hidden="true">
        {fourCounts.map((counted) => {
          const width = 100 * (share(numbers[counted]) ?? 0);
          at += width;
          return <rect key={counted} class={counted} x={`${at - width}%`} width={`${width}%`} height="18" />;
        })}
      </svg>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.fourCounts}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col" class="number">
                {w.count}
              </th>
              <th scope="col" class="number">
                {w.share}
              </th>
            </tr>
          </thead>
          <tbody>{fourCounts.map(row)}</tbody>
          <tbody class="sum">
            <tr>
              <th scope="row">{w.sum}</th>
              <td class="number">
                <a href={behindPage(complaints)}>{number(sum)}</a>
              </td>
              <td class="number">{percent(share(sum))}</td>
            </tr>
          </tbody>
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3} class="soft">
                {w.beside}
              </th>
            </tr>
            {(['resolved', 'forwarded', 'contested', 'excludedRejected', 'merged'] as const).map(row)}
          </tbody>
        </table>
      </div>
    </section>
  );
}
