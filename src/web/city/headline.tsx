import { type VNode } from 'preact';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';
import { type Mark, Rate } from '../plots/rate.js';
import { Trend } from '../plots/trend.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { pageBehind } from './behind.js';
import { numberWords } from './number-words.js';
import { trendPoints } from './trend-points.js';

const texts = words(
  {
    demo: 'Angka di halaman ini berisi aduan rekaan untuk peragaan. Ini bukan keadaan yang sebenarnya.',
    answered: 'Aduan yang sudah ditanggapi',
    onTime: 'Ditanggapi tepat waktu',
    of: 'dari',
    complaints: 'aduan',
    due: 'aduan yang sudah jatuh tempo',
    mark: '2015: dari sekitar 25.000 aduan, 10 sampai 15 % ditanggapi. Karena itu diadakan diklat lurah dan camat.',
    definition: 'Apa arti angka-angka ini',
    period: (from: string, asOf: string) =>
      `Aduan yang masuk sejak ${from}, sebagaimana diketahui pada ${asOf}.`,
    trend: 'Bagian yang ditanggapi, menurut bulan masuk',
    month: 'Bulan',
    rate: 'Ditanggapi (%)',
    part: 'Ditanggapi',
    whole: 'Aduan masuk',
    young: 'Bulan terakhir masih berjalan: sebagian aduannya belum jatuh tempo.',
  },
  {
    demo: 'The numbers on this page hold complaints made up for a demonstration. This is not how things are.',
    answered: 'Complaints answered',
    onTime: 'Answered on time',
    of: 'of',
    complaints: 'complaints',
    due: 'complaints that were due',
    mark: '2015: of about 25,000 complaints, 10 to 15 % were answered. Lurah and camat were trained because of it.',
    definition: 'What these numbers mean',
    period: (from: string, asOf: string) => `Complaints received since ${from}, as known on ${asOf}.`,
    trend: 'Share answered, by the month of filing',
    month: 'Month',
    rate: 'Answered (%)',
    part: 'Answered',
    whole: 'Received',
    young: 'The last month is not over: some of its complaints are not due yet.',
  },
);

/** What is not true must not look it. */
export function DemoNotice({ answer }: { answer: ResponseRatesResponse }): VNode | null {
  const w = useWords(texts);
  return answer.containsDemoData ? <p class="notice warn">{w.demo}</p> : null;
}

interface Props {
  readonly answer: ResponseRatesResponse;
  /** The group it is about, where it is not all of the answer. */
  readonly group?: GroupResponse;
  /** Beside what was answered in Jakarta in 2015. */
  readonly mark?: boolean;
}

/** How much is answered and how much in time, with what that means and as of when. */
export function Headline({ answer, group, mark }: Props): VNode {
  const { language } = useReader();
  const formats = useFormats();
  const w = useWords(texts);
  const { from, asOf, definition } = answer;
  const total = group ?? answer.total;
  const { complaints } = group ?? answer;
  const past: Mark = { from: 0.1, to: 0.15, label: w.mark };
  const link = (counted: 'answered' | 'answeredOnTime' | 'received'): VNode => (
    <a href={pageBehind(complaints, counted)}>{formats.number(total[counted])}</a>
  );
  return (
    <>
      <div class="columns">
        <Rate
          label={w.answered}
          rate={total.responseRate}
          interval={total.responseRateInterval}
          {...(mark && { mark: past })}
        >
          {link('answered')} {w.of} {link('received')} {w.complaints}
        </Rate>
        <Rate label={w.onTime} rate={total.onTimeRate} interval={total.onTimeRateInterval}>
          {link('answeredOnTime')} {w.of} {formats.number(total.received - total.pending)} {w.due}
        </Rate>
      </div>
      <p class="small soft">{w.period(formats.day(from), formats.time(asOf))}</p>
      <details>
        <summary>{w.definition}</summary>
        <p class="small">{definition[language]}</p>
      </details>
    </>
  );
}

/** The share answered, month by month. */
export function MonthlyTrend({ everything }: { everything: ResponseRatesResponse }): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  return (
    <>
      <Trend
        caption={w.trend}
        points={trendPoints(everything, formats)}
        columns={{ period: w.month, rate: w.rate, part: w.part, whole: w.whole }}
      />
      <p class="small soft">{w.young}</p>
    </>
  );
}

/** What lies open now, whenever it was filed; each number leads to its complaints. */
export function OpenNow({ everything }: { everything: ResponseRatesResponse }): VNode {
  const formats = useFormats();
  const w = useWords(numberWords);
  const { total, complaints } = everything;
  const counted = ['overdue', 'pending', 'forwarded', 'contested'] as const;
  return (
    <dl class="numbers">
      {counted.map((each) => (
        <div key={each}>
          <dt>{w[each]}</dt>
          <dd class={each === 'overdue' && total.overdue > 0 ? 'bad' : ''}>
            {total[each] === 0 ? 0 : <a href={pageBehind(complaints, each)}>{formats.number(total[each])}</a>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
