import { type VNode } from 'preact';
import { difference } from '../../metrics/numbers/difference.js';
import { type Counts } from '../../metrics/numbers/response-rate.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { addDays } from '../../common/city-time.js';
import { countWords } from '../office/count-words.js';
import { RateBar } from '../plots/rate.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { Count, fourCounts } from './numbers.js';

const texts = words(
  {
    title: 'Dua masa dibandingkan',
    about:
      'Masa pembanding dihitung sebagaimana diketahui sama lama sesudah akhirnya, supaya waktu untuk menanggapinya sama. Selisih dengan selang 95 % menurut Newcombe: bila memuat nol, keduanya mungkin sama.',
    period: 'Masa',
    asOf: (at: string) => `diketahui ${at}`,
    rate: 'Tingkat',
    interval: 'Selang 95 %',
    counts: 'Aduan',
    until: (low: string, high: string) => `${low} sampai ${high}`,
    difference: 'Selisih',
    points: (by: string, low: string, high: string) => `${by} poin (selang 95 %: ${low} sampai ${high})`,
    maybeSame: 'mungkin sama',
    differs: 'berbeda',
  },
  {
    title: 'Two periods compared',
    about:
      'The other period is counted as known as long after its end, so that there was as much time to answer it. Differences with their 95 % interval by Newcombe: where it holds zero, both may be the same.',
    period: 'Period',
    asOf: (at: string) => `known ${at}`,
    rate: 'Rate',
    interval: '95 % interval',
    counts: 'Complaints',
    until: (low: string, high: string) => `${low} to ${high}`,
    difference: 'Difference',
    points: (by: string, low: string, high: string) => `${by} points (95 % interval: ${low} to ${high})`,
    maybeSame: 'may be the same',
    differs: 'different',
  },
);

const rateParts = {
  responseRate: ['answered', ({ received }: Counts) => received],
  onTimeRate: ['answeredOnTime', ({ received, pending }: Counts) => received - pending],
  resolvedRate: ['resolved', ({ received }: Counts) => received],
} as const;
const rateNames = ['responseRate', 'onTimeRate', 'resolvedRate'] as const;

interface Props {
  readonly rates: ResponseRatesResponse;
  readonly other: ResponseRatesResponse;
}

/** Two periods beside each other: rates with counts and intervals, and by how much they differ. */
export function Comparison({ rates, other }: Props): VNode {
  const w = useWords(texts);
  const c = useWords(countWords);
  const f = useFormats();
  const both = [rates, other];
  const days = ({ from, to }: ResponseRatesResponse): string =>
    `${f.shortDay(from)} – ${f.shortDay(addDays(to, -1))}`;
  return (
    <section class="comparison">
      <h2>{w.title}</h2>
      <p class="small soft">{w.about}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.title}>
        <table class="groups">
          <thead>
            <tr>
              <th scope="col">{w.period}</th>
              <th scope="col" class="number">
                {w.rate}
              </th>
              <td class="bar-column" aria-hidden="true">
                <span class="axis small soft">
                  <span>0%</span>
                  <span>100%</span>
                </span>
              </td>
              <th scope="col" class="number">
                {w.interval}
              </th>
              <th scope="col" class="number">
                {w.counts}
              </th>
            </tr>
          </thead>
          {rateNames.map((name) => {
            const [part, wholeOf] = rateParts[name];
            return (
              <tbody key={name}>
                <tr>
                  <th scope="rowgroup" colSpan={5}>
                    {c[name]}
                  </th>
                </tr>
                {both.map((each) => {
                  const { total, complaints } = each;
                  const interval = total[`${name}Interval`];
                  return (
                    <tr key={each.from}>
                      <th scope="row">{days(each)}</th>
                      <td class="number">{f.percent(total[name])}</td>
                      <td class="bar-column">
                        <RateBar rate={total[name]} interval={interval} />
                      </td>
                      <td class="number">
                        {interval ? w.until(f.percent(interval[0]), f.percent(interval[1])) : '–'}
                      </td>
                      <td class="number">
                        <Count complaints={complaints} counted={part} value={total[part]} /> /{' '}
                        {f.number(wholeOf(total))}
                      </td>
                    </tr>
                  );
                })}
                <tr>
                  <th scope="row">{w.difference}</th>
                  <td colSpan={4}>
                    <Difference one={shareOf(rates, name)} other={shareOf(other, name)} />
                  </td>
                </tr>
              </tbody>
            );
          })}
        </table>
      </div>
      <Counts both={both} days={days} />
    </section>
  );
}

function shareOf(
  { total }: ResponseRatesResponse,
  name: keyof typeof rateParts,
): Parameters<typeof difference>[0] {
  const [part, wholeOf] = rateParts[name];
  return { part: total[part], whole: wholeOf(total) };
}

function Difference({ one, other }: Record<'one' | 'other', Parameters<typeof difference>[0]>): VNode {
  const w = useWords(texts);
  const { points } = useFormats();
  const found = difference(one, other);
  if (!found) return <>–</>;
  const [low, high] = found.interval;
  return (
    <>
      {w.points(points(found.by), points(low), points(high))}:{' '}
      <strong>{low <= 0 && high >= 0 ? w.maybeSame : w.differs}</strong>
    </>
  );
}

function Counts({
  both,
  days,
}: {
  both: readonly ResponseRatesResponse[];
  days: (each: ResponseRatesResponse) => string;
}): VNode {
  const w = useWords(texts);
  const c = useWords(countWords);
  const { time } = useFormats();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.counts}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.counts}</th>
            {both.map((each) => (
              <th key={each.from} scope="col" class="number">
                {days(each)}
                <br />
                <span class="soft">{w.asOf(time(each.asOf))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {([...fourCounts, 'received'] as const).map((counted) => (
            <tr key={counted}>
              <th scope="row">{c[counted]}</th>
              {both.map(({ from, total, complaints }) => (
                <td key={from} class="number">
                  <Count complaints={complaints} counted={counted} value={total[counted]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
