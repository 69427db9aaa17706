import { type VNode } from 'preact';
import { type Interval } from '../../metrics/numbers/interval.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { band, countTicks, line, linear } from './scale.js';

const texts = words(
  {
    table: 'Angkanya sebagai tabel',
    interval: 'Selang 95 %',
    band: 'Pita: selang kepercayaan 95 %.',
    bars: (whole: string) => `Batang: ${whole.toLowerCase()}.`,
    until: (low: string, high: string) => `${low} sampai ${high}`,
    unfinished: 'belum selesai',
  },
  {
    table: 'The numbers as a table',
    interval: '95 % interval',
    band: 'Band: 95 % confidence interval.',
    bars: (whole: string) => `Bars: ${whole.toLowerCase()}.`,
    until: (low: string, high: string) => `${low} to ${high}`,
    unfinished: 'not over yet',
  },
);

/** A rate of one month, or another stretch of time. */
export interface TrendPoint {
  /** `Maret 2026`, in full. */
  readonly label: string;
  /** `Mar`, as the axis has it. */
  readonly short: string;
  /** Of `whole`, what the rate counts. */
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** Where the complaints behind it are listed. */
  readonly href?: string;
  /** Time goes on in it, so that it will change. */
  readonly unfinished?: boolean;
}

interface Props {
  /** What the plot shows, above it. */
  readonly caption: string;
  readonly points: readonly TrendPoint[];
  /** What the columns of the table are called. */
  readonly columns: {
    readonly period: string;
    readonly rate: string;
    readonly part: string;
    readonly whole: string;
  };
}

const WIDTH = 360;
const LEFT = 38;
const RIGHT = WIDTH - 6;
const TOP = 10;
const FOOT = 150;
const BARS = [182, 216] as const;
const HEIGHT = 220;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

/**
 * A rate over time with its interval as a band, on an axis from 0 to 100 %, and how many it is a rate of as bars
 * beneath. The table below the plot says the same in text.
 */
export function Trend({ caption, points, columns }: Props): VNode {
  const w = useWords(texts);
  return (
    <figure class="plot">
      <figcaption>{caption}</figcaption>
      <Drawing points={points} />
      <p class="small soft">
        {w.band} {w.bars(columns.whole)}
      </p>
      <details>
        <summary>{w.table}</summary>
        <Table points={points} columns={columns} />
      </details>
    </figure>
  );
}

function Drawing({ points }: Pick<Props, 'points'>): VNode {
  const formats = useFormats();
  const width = (RIGHT - LEFT) / Math.max(1, points.length);
  const x = linear([0, points.length], [LEFT + width / 2, RIGHT + width / 2]);
  const y = linear([0, 1], [FOOT, TOP]);
  const ticks = countTicks(Math.max(0, ...points.map(({ whole }) => whole)), 1);
  const highest = ticks.at(-1) ?? 1;
  const bar = linear([0, highest], [BARS[1], BARS[0]]);
  const area = points.map(({ interval }, index) =>
    interval ? ([x(index), y(interval[0]), y(interval[1])] as const) : null,
  );
  const course = points.map(({ rate }, index) => (rate === null ? null : ([x(index), y(rate)] as const)));
  return (
    <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {SHARES.map((share) => (
        <g key={share}>
          <path class="grid" d={`M${LEFT} ${y(share)}H${RIGHT}`} />
          <text class="left" x={LEFT - 4} y={y(share) + 3.5}>
            {formats.percent(share)}
          </text>
        </g>
      ))}
      <path class="band" d={band(area)} />
      <path class="course" d={line(course)} />
      {points.map(({ short: label, whole, unfinished }, index) => (
        <g key={label + index}>
          {course[index] && (
            <circle class={unfinished ? 'dot open' : 'dot'} cx={x(index)} cy={course[index][1]} r="2.6" />
          )}
          <text class="middle" x={x(index)} y={FOOT + 14}>
            {label}
          </text>
          <rect
            class="bar"
            x={x(index) - width * 0.32}
            y={bar(whole)}
            width={width * 0.64}
            height={BARS[1] - bar(whole)}
          />
        </g>
      ))}
      <path class="grid" d={`M${LEFT} ${BARS[1]}H${RIGHT}`} />
      <text class="left" x={LEFT - 4} y={BARS[0] + 4}>
        {formats.number(highest)}
      </text>
      <text class="left" x={LEFT - 4} y={BARS[1] + 1}>
        0
      </text>
    </svg>
  );
}

function Table({ points, columns }: Omit<Props, 'caption'>): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.period}</th>
            <th scope="col" class="number">
              {columns.rate}
            </th>
            <th scope="col" class="number">
              {w.interval}
            </th>
            <th scope="col" class="number">
              {columns.part}
            </th>
            <th scope="col" class="number">
              {columns.whole}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, rate, interval, part, whole, href, unfinished }) => (
            <tr key={label}>
              <th scope="row">
                {label}
                {unfinished && <span class="small soft"> ({w.unfinished})</span>}
              </th>
              <td class="number">{formats.percent(rate)}</td>
              <td class="number">
                {interval ? w.until(formats.percent(interval[0]), formats.percent(interval[1])) : '–'}
              </td>
              <td class="number">{formats.number(part)}</td>
              <td class="number">
                {href ? <a href={href}>{formats.number(whole)}</a> : formats.number(whole)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
