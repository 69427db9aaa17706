import { type VNode } from 'preact';
import {
  type ResponseTimesResponse,
  type ResponseTimeResponse,
} from '../../metrics/response-times/response-times.response.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { haveRoom, linear, short } from './scale.js';

const texts = words(
  {
    caption: 'Berapa lama sampai ditanggapi',
    about:
      'Bagian dari semua aduan yang diterima yang sudah ditanggapi, menurut waktu sejak masuk. Pita: selang kepercayaan 95 %. Skala waktu logaritmik.',
    other: 'Garis putus-putus: masa pembanding.',
    table: 'Angkanya sebagai tabel',
    within: 'Dalam',
    answered: 'Ditanggapi',
    otherAnswered: 'Masa pembanding',
    interval: 'Selang 95 %',
    waiting: 'Terlihat menunggu selama itu',
    until: (low: string, high: string) => `${low} sampai ${high}`,
    none: 'Belum ada yang ditanggapi.',
    unseen: 'belum terlihat',
    day: 'hari',
    hour: 'jam',
  },
  {
    caption: 'How long until answered',
    about:
      'The share of all received that is answered, by the time since filing. Band: 95 % confidence interval. Time on a logarithmic scale.',
    other: 'Dashed line: the other period.',
    table: 'The numbers as a table',
    within: 'Within',
    answered: 'Answered',
    otherAnswered: 'Other period',
    interval: '95 % interval',
    waiting: 'Seen to wait as long',
    until: (low: string, high: string) => `${low} to ${high}`,
    none: 'Nothing is answered yet.',
    unseen: 'not seen yet',
    day: 'days',
    hour: 'h',
  },
);

const WIDTH = 360;
const HEIGHT = 190;
const LEFT = 38;
const RIGHT = WIDTH - 8;
const TOP = 10;
const FOOT = 160;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** Hours that the axis and the table name. */
const TICKS = [1, 6, 24, 72, 168, 720, 2160, 8760];

/** Of the widest name of a tick. */
const NAME_WIDTH = 40;

/** Hours at which the axis begins: what is quicker is drawn there. */
const QUICKEST = 0.25;

interface Props {
  readonly times: ResponseTimesResponse;
  readonly other?: ResponseTimesResponse;
}

/** The time to the first response as a curve from zero, with its interval as a band; the table beneath says the same. */
export function ResponseCurve({ times, other }: Props): VNode {
  const w = useWords(texts);
  if (times.points.length === 0) return <p>{w.none}</p>;
  return (
    <figure class="plot">
      <figcaption>{w.caption}</figcaption>
      <Drawing times={times} other={other} />
      <p class="small soft">
        {w.about} {other && w.other}
      </p>
      <details>
        <summary>{w.table}</summary>
        <Table times={times} other={other} />
      </details>
    </figure>
  );
}

/** Where the curve is after so many hours; nothing where nobody was seen to wait as long. */
export function curveAt(
  points: readonly ResponseTimeResponse[],
  hours: number,
): Pick<ResponseTimeResponse, 'answered' | 'interval'> | undefined {
  const last = points.at(-1);
  if (last && hours > last.hours && last.answered < 1) return undefined;
  return points.findLast((point) => point.hours <= hours) ?? { answered: 0, interval: [0, 0] };
}

function ticksOf({ times, other }: Props): number[] {
  const longest = Math.max(times.points.at(-1)?.hours ?? 1, other?.points.at(-1)?.hours ?? 1);
  const end = TICKS.findIndex((tick) => tick >= longest);
  return end < 0 ? TICKS : TICKS.slice(0, Math.max(end, 1) + 1);
}

function useTickName(): (hours: number) => string {
  const w = useWords(texts);
  return (hours) => (hours < 24 ? `${hours} ${w.hour}` : `${hours / 24} ${w.day}`);
}

function Drawing(props: Props): VNode {
  const { percent } = useFormats();
  const tickName = useTickName();
  const ticks = ticksOf(props);
  const last = ticks.at(-1) ?? 1;
  const inLog = linear([Math.log(QUICKEST), Math.log(last)], [LEFT, RIGHT]);
  const x = (hours: number): number => inLog(Math.log(Math.min(last, Math.max(QUICKEST, hours))));
  const y = linear([0, 1], [FOOT, TOP]);
  const { points } = props.times;
  const written = haveRoom(ticks.map(x), NAME_WIDTH);
  return (
    <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {SHARES.map((share) => (
        <g key={share}>
          <path class="grid" d={`M${LEFT} ${y(share)}H${RIGHT}`} />
          <text class="left" x={LEFT - 4} y={y(share) + 3.5}>
            {percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((hours, index) => (
        <g key={hours}>
          <path class="grid" d={`M${short(x(hours))} ${FOOT}v4`} />
          {written[index] && (
            <text class={index === ticks.length - 1 ? 'left' : 'middle'} x={x(hours)} y={FOOT + 16}>
              {tickName(hours)}
            </text>
          )}
        </g>
      ))}
      <path class="band" d={ground(points, x, y)} />
      {props.other && (
        <path class="course other" d={steps(props.other.points, ({ answered }) => answered, x, y)} />
      )}
      <path class="course" d={steps(points, ({ answered }) => answered, x, y)} />
    </svg>
  );
}

type Scale = (value: number) => number;

/** The course of a share that rises by a step at each point, from zero. */
function steps(
  points: readonly ResponseTimeResponse[],
  of: (point: ResponseTimeResponse) => number,
  x: Scale,
  y: Scale,
): string {
  return `M${LEFT} ${FOOT}${points.map((point) => `H${short(x(point.hours))}V${short(y(of(point)))}`).join('')}`;
}

function ground(points: readonly ResponseTimeResponse[], x: Scale, y: Scale): string {
  const lower = steps(points, ({ interval }) => interval[0], x, y);
  const back = [...points]
    .reverse()
    .map((point, index, all) => {
      const before = all[index + 1];
      return `V${short(y(point.interval[1]))}H${short(x(point.hours))}${before ? '' : `V${FOOT}`}`;
    })
    .join('');
  return `${lower}${back}Z`;
}

function Table({ times, other }: Props): VNode {
  const w = useWords(texts);
  const { number, percent } = useFormats();
  const tickName = useTickName();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={w.caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.within}</th>
            <th scope="col" class="number">
              {w.answered}
            </th>
            <th scope="col" class="number">
              {w.interval}
            </th>
            <th scope="col" class="number">
              {w.waiting}
            </th>
            {other && (
              <th scope="col" class="number">
                {w.otherAnswered}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ticksOf({ times, other }).map((hours) => {
            const at = curveAt(times.points, hours);
            const otherAt = other && curveAt(other.points, hours);
            const waiting = times.points.find((point) => point.hours >= hours)?.waiting ?? 0;
            return (
              <tr key={hours}>
                <th scope="row">{tickName(hours)}</th>
                <td class="number">{at ? percent(at.answered) : w.unseen}</td>
                <td class="number">{at ? w.until(percent(at.interval[0]), percent(at.interval[1])) : '–'}</td>
                <td class="number">{number(waiting)}</td>
                {other && <td class="number">{otherAt ? percent(otherAt.answered) : w.unseen}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
