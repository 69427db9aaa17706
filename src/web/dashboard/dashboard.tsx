import { type VNode } from 'preact';
import { type AreaTree } from '../../areas/area-tree.js';
import { addDays, type Day } from '../../common/city-time.js';
import { type Problem } from '../../common/problems/problem.js';
import { boundsOf, isCalendarPeriod } from '../../metrics/question/calendar-periods.js';
import { type Dimension } from '../../metrics/question/dimensions.js';
import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';
import { type Fields } from '../../http/forms/nested.js';
import { addressOf, behindPage } from '../office/address.js';
import { countWords } from '../office/count-words.js';
import { CityMap } from '../map/city-map.js';
import { type Drawing } from '../map/draw.js';
import { OfficeMenu } from '../office/office-menu.js';
import { ResponseCurve } from '../plots/response-curve.js';
import { Trend } from '../plots/trend.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { type Board, type Choices } from './dashboard.service.js';
import { Asked } from './asked-sentence.js';
import { Comparison } from './comparison.js';
import { Definition } from './definition.js';
import { Filter } from './filter.js';
import { League } from './league.js';
import { FourCounts, MainRates } from './numbers.js';
import { Tables } from './tables.js';
import { trendPoints } from './trend-points.js';
import { UnansweredAges } from './age-distribution.js';

export const dashboardWords = words(
  {
    title: 'Dasbor',
    trend: 'Tingkat tanggapan dari masa ke masa',
    map: 'Tingkat tanggapan menurut kelurahan',
    period: 'Masa',
    groups: 'Siapa menanggapi',
    press: 'Siaran pers atas pertanyaan ini',
  },
  {
    title: 'Dashboard',
    trend: 'The response rate over time',
    map: 'The response rate by kelurahan',
    period: 'Period',
    groups: 'Who answers',
    press: 'Press sheet of this question',
  },
);

interface Props {
  /** None where what was asked cannot be answered. */
  readonly board?: Board;
  readonly choices: Choices;
  readonly tree: AreaTree;
  readonly today: Day;
  /** What was asked, as the form has it. */
  readonly values: Fields;
  /** The city as it is drawn; none where it has no boundaries. */
  readonly drawing?: Drawing;
  readonly showsAll?: boolean;
  readonly problem?: Problem;
}

/** The numbers of the communications office: one question, and all that it answers. */
export function Dashboard({ board, values, tree, showsAll, drawing, ...rest }: Props): VNode {
  const w = useWords(dashboardWords);
  return (
    <article class="dashboard">
      <OfficeMenu />
      <h1>{w.title}</h1>
      {board && <Asked sheet={board} tree={tree} />}
      <Filter action="/dasbor" values={values} tree={tree} {...rest} />
      {board && <Answer board={board} values={values} drawing={drawing} showsAll={showsAll ?? false} />}
    </article>
  );
}

function Answer({
  board,
  values,
  drawing,
  showsAll,
}: {
  board: Board;
  values: Fields;
  drawing: Drawing | undefined;
  showsAll: boolean;
}): VNode {
  const w = useWords(dashboardWords);
  const c = useWords(countWords);
  const f = useFormats();
  const { question, rates, trend, ages, times, other } = board;
  const kept = values as Readonly<Record<string, string>>;
  return (
    <>
      <MainRates numbers={rates.total} complaints={rates.complaints} />
      <div class="columns">
        <FourCounts numbers={rates.total} complaints={rates.complaints} />
        <Trend
          caption={w.trend}
          points={trendPoints(trend, f, behindPage)}
          columns={{ period: w.period, rate: c.responseRate, part: c.answered, whole: c.received }}
        />
      </div>
      {other && <Comparison rates={rates} other={other.rates} />}
      <div class="columns">
        <ResponseCurve times={times} {...(other && { other: other.times })} />
        <UnansweredAges ages={ages} />
      </div>
      {drawing && (
        <CityMap
          drawing={drawing}
          caption={w.map}
          areas={new Map(board.map.groups.map((group) => [group.key, group]))}
          minimum={rates.rankedFrom}
          table="kelompok"
        />
      )}
      <h2 id="kelompok">{w.groups}</h2>
      <League
        rates={rates}
        hrefOf={(group) => closer(group, rates.groupBy as Dimension, question, kept)}
        {...(other && { others: other.rates })}
        {...(!showsAll && { allHref: `${addressOf('/dasbor', { ...kept, show: 'all' })}#kelompok` })}
      />
      <Tables board={board} />
      <p class="no-print">
        <a href={addressOf('/dasbor/siaran', kept)}>{w.press}</a>
      </p>
      <Definition definition={rates.definition} more={times.definition} />
    </>
  );
}

const below: Readonly<Partial<Record<Dimension, Dimension>>> = {
  city: 'kecamatan',
  kecamatan: 'kelurahan',
  kelurahan: 'lurah',
};

/** The same question about one group only, grouped by what it is made of; none for what cannot be asked about. */
function closer(
  { key }: GroupResponse,
  by: Dimension,
  { from, to }: { from: Day; to: Day },
  asked: Readonly<Record<string, string>>,
): string | undefined {
  const kept = { ...asked, show: undefined };
  const inside = below[by];
  if (inside)
    return addressOf('/dasbor', { ...kept, area: key, groupBy: key === 'triage' ? 'category' : inside });
  if (by === 'category' || by === 'channel' || by === 'unit')
    return addressOf('/dasbor', { ...kept, [by]: key, groupBy: 'kecamatan' });
  if (!isCalendarPeriod(by)) return undefined;
  const bounds = boundsOf(by, key, from, to);
  return addressOf('/dasbor', {
    ...kept,
    from: bounds.from,
    until: addDays(bounds.to, -1),
    groupBy: 'kecamatan',
  });
}
