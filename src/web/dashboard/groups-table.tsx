import { type VNode } from 'preact';
import { type Dimension } from '../../metrics/question/dimensions.js';
import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';
import { countWords } from '../office/count-words.js';
import { RateBar } from '../plots/rate.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { dimensionWords } from './dimension-words.js';
import { Count } from './numbers.js';

const texts = words(
  {
    rank: 'Peringkat',
    interval: 'Selang 95 %',
    other: 'Masa pembanding',
    of: (part: string, whole: string) => `${part} dari ${whole}`,
    until: (low: string, high: string) => `${low} sampai ${high}`,
    unranked: 'tanpa',
    overdue: 'Lewat tenggat',
  },
  {
    rank: 'Rank',
    interval: '95 % interval',
    other: 'Other period',
    of: (part: string, whole: string) => `${part} of ${whole}`,
    until: (low: string, high: string) => `${low} to ${high}`,
    unranked: 'none',
    overdue: 'Overdue',
  },
);

interface Props {
  readonly caption: string;
  readonly by: Dimension;
  readonly rankedBy: 'responseRate' | 'onTimeRate';
  readonly groups: readonly GroupResponse[];
  /** The same groups of another period, by their keys. */
  readonly others?: ReadonlyMap<string, GroupResponse>;
  /** Where a group is seen by itself; none for those that cannot be asked about. */
  readonly hrefOf?: (group: GroupResponse) => string | undefined;
  /** Without what only a screen shows. */
  readonly plain?: boolean;
}

/** Groups with their counts, rates and intervals, in the order given. */
export function GroupsTable({ caption, by, rankedBy, groups, others, hrefOf, plain }: Props): VNode {
  const w = useWords(texts);
  const c = useWords(countWords);
  const d = useWords(dimensionWords);
  const f = useFormats();
  const isRanked = groups.some(({ rank }) => rank !== null);
  const onTime = rankedBy === 'onTimeRate';
  const counted = onTime ? 'answeredOnTime' : 'answered';
  const otherRate = (key: string): string => {
    const other = others?.get(key);
    if (!other) return '–';
    return `${f.percent(other[rankedBy])} (${w.of(f.number(other[counted]), f.number(wholeOf(other, onTime)))})`;
  };
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class="groups">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {isRanked && (
              <th scope="col" class="number">
                {w.rank}
              </th>
            )}
            <th scope="col">{d[by]}</th>
            <th scope="col" class="number">
              {c[rankedBy]}
            </th>
            {!plain && (
              <td class="bar-column" aria-hidden="true">
                <AxisOfBars />
              </td>
            )}
            <th scope="col" class="number">
              {w.interval}
            </th>
            <th scope="col" class="number">
              {c[counted]}
            </th>
            <th scope="col" class="number">
              {c.received}
            </th>
            <th scope="col" class="number">
              {w.overdue}
            </th>
            {others && (
              <th scope="col" class="number">
                {w.other}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const { key, name, office, rank, complaints } = group;
            const href = hrefOf?.(group);
            const interval = group[`${rankedBy}Interval`];
            const label = office === undefined ? name : `${name} (${office})`;
            return (
              <tr key={key}>
                {isRanked && <td class="number">{rank ?? w.unranked}</td>}
                <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
                <td class="number">{f.percent(group[rankedBy])}</td>
                {!plain && (
                  <td class="bar-column">
                    <RateBar rate={group[rankedBy]} interval={interval} />
                  </td>
                )}
                <td class="number">
                  {interval ? w.until(f.percent(interval[0]), f.percent(interval[1])) : '–'}
                </td>
                {([counted, 'received', 'overdue'] as const).map((each) => (
                  <td key={each} class="number">
                    {plain ? (
                      f.number(group[each])
                    ) : (
                      <Count complaints={complaints} counted={each} value={group[each]} />
                    )}
                  </td>
                ))}
                {others && <td class="number">{otherRate(key)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Complaints that a rate is a rate of. */
function wholeOf({ received, pending }: GroupResponse, onTime: boolean): number {
  return onTime ? received - pending : received;
}

function AxisOfBars(): VNode {
  return (
    <span class="axis small soft">
      <span>0%</span>
      <span>100%</span>
    </span>
  );
}
