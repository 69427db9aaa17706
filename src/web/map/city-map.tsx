import { type VNode } from 'preact';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { type Drawing } from './draw.js';
import { BREAKS, type Rated, type Shade, shadeOf } from './shade.js';

const texts = words(
  {
    over: (table: string) => `Pilih satu wilayah di peta, atau baca ${table} di bawah.`,
    table: 'tabelnya',
    open: 'Buka halamannya',
    legend: 'Arti warna',
    below: (end: string) => `di bawah ${end}`,
    from: (begin: string, end: string) => `${begin} sampai ${end}`,
    above: (begin: string) => `${begin} ke atas`,
    few: (minimum: string) => `kurang dari ${minimum} aduan: terlalu sedikit untuk diwarnai`,
    nothing: 'tidak ada aduan',
    of: (name: string, rate: string, received: string, overdue: string) =>
      `${name}: ${rate} dari ${received} aduan ditanggapi, ${overdue} lewat tenggat`,
    none: (name: string) => `${name}: tidak ada aduan`,
  },
  {
    over: (table: string) => `Choose an area on the map, or read ${table} below.`,
    table: 'the table',
    open: 'Open its page',
    legend: 'What the colours mean',
    below: (end: string) => `below ${end}`,
    from: (begin: string, end: string) => `${begin} to ${end}`,
    above: (begin: string) => `${begin} and more`,
    few: (minimum: string) => `fewer than ${minimum} complaints: too few for a colour`,
    nothing: 'no complaints',
    of: (name: string, rate: string, received: string, overdue: string) =>
      `${name}: ${rate} of ${received} complaints answered, ${overdue} overdue`,
    none: (name: string) => `${name}: no complaints`,
  },
);

/** What the map tells of an area. */
export interface MappedArea extends Rated {
  readonly name: string;
  readonly overdue: number;
}

interface Props {
  readonly drawing: Drawing;
  readonly caption: string;
  /** By their codes. */
  readonly areas: ReadonlyMap<string, MappedArea>;
  /** Areas that received fewer have no colour. */
  readonly minimum: number;
  /** Id of the table that says the same. */
  readonly table: string;
}

/**
 * The kelurahan of a city, coloured by their response rates. Each is a link to its page. A table is to say the same:
 * nobody has to step through all of them by keyboard, or to hear them.
 */
export function CityMap({ drawing, caption, areas, minimum, table }: Props): VNode {
  const w = useWords(texts);
  return (
    <figure class="city-map">
      <figcaption>{caption}</figcaption>
      <svg viewBox={drawing.viewBox} aria-hidden="true">
        <Hatching />
        {drawing.frames.map(({ left, top, right, bottom }) => (
          <rect class="frame" x={left} y={top} width={right - left} height={bottom - top} />
        ))}
        <Kelurahan drawing={drawing} areas={areas} minimum={minimum} />
        <path class="borders" d={drawing.borders} />
      </svg>
      <div>
        <p class="chosen" data-open={w.open} role="status">
          <SplitByLink text={w.over} link={w.table} href={`#${table}`} />
        </p>
        <Legend minimum={minimum} />
      </div>
    </figure>
  );
}

function SplitByLink(props: { text: (link: string) => string; link: string; href: string }): VNode {
  const [before, after] = props.text('\n').split('\n');
  return (
    <>
      {before}
      <a href={props.href}>{props.link}</a>
      {after}
    </>
  );
}

function Kelurahan({ drawing, areas, minimum }: Pick<Props, 'drawing' | 'areas' | 'minimum'>): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  return (
    <>
      {drawing.shapes.map(({ code, d, apart }) => {
        const area = areas.get(code) ?? { name: code, received: 0, responseRate: null, overdue: 0 };
        const { name, received, responseRate, overdue } = area;
        const shade = shadeOf(area, minimum);
        return (
          <a key={code} href={`/wilayah/${encodeURIComponent(code)}`} tabIndex={-1}>
            <title>
              {received === 0
                ? w.none(name)
                : w.of(
                    name,
                    formats.percent(responseRate),
                    formats.number(received),
                    formats.number(overdue),
                  )}
            </title>
            <path class={apart ? `${shade} apart` : shade} {...filled(shade)} d={d} />
          </a>
        );
      })}
    </>
  );
}

/** A style sheet cannot name a pattern of the page. */
function filled(shade: Shade): { fill?: string } {
  return shade === 'few' ? { fill: 'url(#few)' } : {};
}

/** What is drawn where there are too few complaints for a colour. */
function Hatching(): VNode {
  return (
    <defs>
      <pattern id="few" width="50" height="50" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="nothing" width="50" height="50" />
        <rect class="stripe" width="16" height="50" />
      </pattern>
    </defs>
  );
}

function Legend({ minimum }: Pick<Props, 'minimum'>): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  const classes = [...BREAKS, 1].map((end, index): [Shade, string] => {
    const shade = `rate-${index + 1}` as Shade;
    const begin = BREAKS[index - 1];
    if (begin === undefined) return [shade, w.below(formats.percent(end))];
    return [
      shade,
      end === 1 ? w.above(formats.percent(begin)) : w.from(formats.percent(begin), formats.percent(end)),
    ];
  });
  const all: [Shade, string][] = [
    ...classes,
    ['few', w.few(formats.number(minimum))],
    ['nothing', w.nothing],
  ];
  return (
    <ul class="legend" aria-label={w.legend}>
      {all.map(([shade, text]) => (
        <li key={shade}>
          <svg viewBox="0 0 200 120" width="30" height="18" aria-hidden="true">
            <rect class={shade} {...filled(shade)} width="200" height="120" />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
