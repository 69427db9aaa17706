import { type ComponentChildren, type VNode } from 'preact';
import { type Interval } from '../../metrics/numbers/interval.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    nothing: 'Belum ada yang dihitung.',
    between: (low: string, high: string) => `dengan keyakinan 95 % di antara ${low} dan ${high}`,
  },
  {
    nothing: 'Nothing counted yet.',
    between: (low: string, high: string) => `with 95 % confidence between ${low} and ${high}`,
  },
);

/** A stretch of the axis that a rate is to be seen beside. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** What the rate is of, beneath it: `2.981 dari 24.312 aduan`. */
  readonly children: ComponentChildren;
  readonly mark?: Mark;
}

/** One rate, large, with its interval in words and as a band on an axis from 0 to 100 %. */
export function Rate({ label, rate, interval, children, mark }: Props): VNode {
  const formats = useFormats();
  const w = useWords(texts);
  return (
    <figure class="rate">
      <figcaption>{label}</figcaption>
      <p class="figure">{formats.percent(rate)}</p>
      <RateBar rate={rate} interval={interval} mark={mark} />
      <p>
        {children}
        {interval ? (
          <> · {w.between(formats.percent(interval[0]), formats.percent(interval[1]))}</>
        ) : (
          <> · {w.nothing}</>
        )}
      </p>
      {mark && (
        <p class="small soft">
          <span class="key" aria-hidden="true" /> {mark.label}
        </p>
      )}
    </figure>
  );
}

/** A rate on an axis from 0 to 100 %, with its interval and what it is to be seen beside; said in text elsewhere. */
export function RateBar({ rate, interval, mark }: Pick<Props, 'rate' | 'interval' | 'mark'>): VNode {
  const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
  const stretch = ([from, to]: Interval): object => ({
    x: percent(from),
    // What is surest would not be seen at all.
    width: percent(Math.max(to - from, 0.004)),
  });
  return (
    <svg class="rate-bar" aria-hidden="true" width="100%" height="10">
      <rect class="ground" width="100%" height="10" />
      {mark && <rect class="mark" {...stretch([mark.from, mark.to])} height="10" />}
      {rate !== null && <rect class="part" width={percent(rate)} y="2" height="6" />}
      {interval && <rect class="band" {...stretch(interval)} height="10" />}
    </svg>
  );
}
