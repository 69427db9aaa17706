import { type VNode } from 'preact';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';
import { RateBar } from '../plots/rate.js';
import { useFormats, useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';

export const belowWords = words(
  {
    title: 'Bawahan',
    of: (area: string) => `Siapa yang menjawab di ${area}`,
    since: (from: string) => `Aduan yang masuk sejak ${from}; yang paling sedikit menjawab lebih dahulu.`,
    all: (rate: string, answered: string, received: string) =>
      `Bersama-sama ${rate}: ${answered} dari ${received} aduan dijawab.`,
    up: 'Satu tingkat ke atas',
    area: 'Wilayah',
    answered: 'Dijawab',
    onTime: 'Tepat waktu',
    received: 'Masuk',
    overdue: 'Lewat tenggat',
    contested: 'Disanggah',
    open: 'Aduan terbuka',
    openOf: (name: string) => ` di ${name}`,
    few: 'terlalu sedikit untuk dibandingkan',
    nothing: 'tidak ada aduan',
    definition: 'Cara menghitungnya',
  },
  {
    title: 'Offices below',
    of: (area: string) => `Who answers in ${area}`,
    since: (from: string) => `Complaints filed since ${from}; who answers least comes first.`,
    all: (rate: string, answered: string, received: string) =>
      `Together ${rate}: ${answered} of ${received} complaints answered.`,
    up: 'One level up',
    area: 'Area',
    answered: 'Answered',
    onTime: 'In time',
    received: 'Received',
    overdue: 'Overdue',
    contested: 'Contested',
    open: 'Open complaints',
    openOf: (name: string) => ` in ${name}`,
    few: 'too few to compare',
    nothing: 'no complaints',
    definition: 'How this is counted',
  },
);

interface Props {
  readonly area: { readonly code: string; readonly name: string };
  /** In the order in which they are shown. */
  readonly groups: readonly GroupResponse[];
  readonly answer: ResponseRatesResponse;
  /** Whether what lies below each can be looked at in turn. */
  readonly opens: boolean;
  /** Code of the area that this one lies in, where that may be looked at. */
  readonly above?: string;
}

/** All areas below an office by how they answer, each with the way to its open complaints. */
export function Below({ area, groups, answer, opens, above }: Props): VNode {
  const w = useWords(belowWords);
  const formats = useFormats();
  const { language } = useReader();
  const { total, from, rankedFrom, definition } = answer;
  return (
    <article class="below">
      <h1>{w.of(area.name)}</h1>
      {above !== undefined && (
        <p>
          <a href={`/bawahan?wilayah=${above}`}>← {w.up}</a>
        </p>
      )}
      <p>
        {w.since(formats.day(from))}{' '}
        {w.all(
          formats.percent(total.responseRate),
          formats.number(total.answered),
          formats.number(total.received),
        )}
      </p>
      <ol class="cards answering">
        {groups.map((group) => (
          <Area key={group.key} group={group} opens={opens} minimum={rankedFrom} />
        ))}
      </ol>
      <details>
        <summary>{w.definition}</summary>
        <p>{definition[language]}</p>
      </details>
    </article>
  );
}

function Area({ group, opens, minimum }: { group: GroupResponse; opens: boolean; minimum: number }): VNode {
  const w = useWords(belowWords);
  const formats = useFormats();
  const { key, name, responseRate, responseRateInterval, received } = group;
  const facts = [
    [w.answered, formats.percent(responseRate)],
    [w.onTime, formats.percent(group.onTimeRate)],
    [w.received, formats.number(received)],
    [w.overdue, formats.number(group.overdue)],
    [w.contested, formats.number(group.contested)],
  ] as const;
  return (
    <li class="card">
      <h2>{opens ? <a href={`/bawahan?wilayah=${encodeURIComponent(key)}`}>{name}</a> : name}</h2>
      <RateBar rate={responseRate} interval={responseRateInterval} />
      <dl class="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd class="number">{fact}</dd>
          </div>
        ))}
      </dl>
      {received < minimum && <p class="small soft">{received === 0 ? w.nothing : w.few}</p>}
      <p>
        <a href={`/tugas?wilayah=${encodeURIComponent(key)}`}>
          {w.open}
          <span class="hidden">{w.openOf(name)}</span>
        </a>
      </p>
    </li>
  );
}
