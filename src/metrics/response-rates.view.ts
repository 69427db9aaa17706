import { IntersectionType } from '@nestjs/swagger';
import { NamesView } from '../common/names.view.js';
import { Shown } from '../common/shown.js';
import { dimensions } from './dimensions.js';
import { BEHIND } from './behind.js';
import { type Interval } from './numbers/interval.js';
import { type Counts, type Intervals, type Rates } from './numbers/response-rate.js';
import { rankedBy } from './response-rates.query.js';

const maybe = { type: Number, nullable: true };
const interval = {
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
  nullable: true,
} as const;

/** The numbers of a group, by the definition that travels with them. */
export class NumbersView implements Counts, Rates, Intervals {
  @Shown('Accepted, less the excluded.', 120)
  received!: number;

  @Shown('With a first response.', 96)
  answered!: number;

  @Shown('First response by its due time.', 80)
  answeredOnTime!: number;

  @Shown('First response after its due time.', 16)
  answeredLate!: number;

  @Shown('Unanswered and past due.', 14)
  overdue!: number;

  @Shown('Unanswered and not yet due.', 10)
  pending!: number;

  @Shown('answered / received; null where nothing was received.', 0.8, maybe)
  responseRate!: number | null;

  @Shown('Where the response rate may truly lie: Wilson, 95 %.', [0.72, 0.86], interval)
  responseRateInterval!: Interval | null;

  @Shown('answeredOnTime / (received - pending); null where that is nothing.', 0.7273, maybe)
  onTimeRate!: number | null;

  @Shown('Where the on-time rate may truly lie.', [0.64, 0.8], interval)
  onTimeRateInterval!: Interval | null;

  @Shown('Done and not contested.', 70)
  resolved!: number;

  @Shown('resolved / received; null where nothing was received.', 0.5833, maybe)
  resolvedRate!: number | null;

  @Shown('Where the resolved rate may truly lie.', [0.49, 0.67], interval)
  resolvedRateInterval!: Interval | null;

  @Shown('In coordination with a unit.', 12)
  forwarded!: number;

  @Shown('Once said to be done, and reopened.', 0)
  contested!: number;

  @Shown(
    'Rejected as spam, test or outside the city, or withdrawn while nobody was late: beside received, not in it.',
    3,
  )
  excludedRejected!: number;

  @Shown('Merged into another: beside received, not in it.', 0)
  excludedMerged!: number;

  @Shown('Hours by which half of the received had their first response; null where fewer have.', 19.2, maybe)
  medianHours!: number | null;

  @Shown(
    'Hours by which nine in ten of the received had their first response; null where fewer have.',
    118,
    maybe,
  )
  p90Hours!: number | null;
}

class GroupNameView {
  @Shown(
    'Code of the area, category or unit, the channel, the period; for a lurah the office, with the person where one held it; "triage" for what no kelurahan owns, "none" for what was handed to no unit.',
    '31.71.01.1001',
  )
  key!: string;

  @Shown('Its name, in the language asked for.', 'Gambir')
  name!: string;

  @Shown('For a lurah: the office.', 'Lurah Gambir', { type: String, required: false })
  office?: string;
}

export class GroupView extends IntersectionType(GroupNameView, NumbersView) {
  @Shown('Where two are crossed: the group of the second.', undefined, {
    type: GroupNameView,
    required: false,
  })
  across?: GroupNameView;

  @Shown('Place by rankedBy, equals sharing it; null below the minimum or without a rate.', 17, maybe)
  rank!: number | null;

  @Shown('The same group in the period before, where asked for.', undefined, {
    type: NumbersView,
    required: false,
  })
  before?: NumbersView;

  @Shown(
    'Lists exactly the complaints that were received; with &counted=overdue those behind another number.',
    `${BEHIND}?city=JKT&from=2026-01-01&to=2026-04-01&area=31.71.01.1001`,
  )
  complaints!: string;
}

export class PeriodView {
  @Shown('First day of filing.', '2026-01-01', { format: 'date' })
  from!: string;

  @Shown('First day no longer counted.', '2026-04-01', { format: 'date' })
  to!: string;

  @Shown('Nothing later than this was known to the answer.', '2026-04-15T23:59:59.999+07:00', {
    format: 'date-time',
  })
  asOf!: string;
}

class BeforeView extends PeriodView {
  @Shown('All groups together.', undefined, { type: NumbersView })
  total!: NumbersView;
}

export class ResponseRatesView extends PeriodView {
  @Shown('The definition of every number here.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown(`What the groups are: one or two, with a comma between, of ${dimensions.join(', ')}.`, 'kelurahan')
  groupBy!: string;

  @Shown('Zone of the days and months.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('How far medianHours and p90Hours may be from the exact ones, as a share of them.', 0.05)
  timesWithin!: number;

  @Shown('Groups that received fewer have no rank.', 30)
  rankedFrom!: number;

  @Shown('What the groups are ranked by.', 'responseRate', { enum: [...rankedBy] })
  rankedBy!: string;

  @Shown('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @Shown('The period before, where asked for.', undefined, { type: BeforeView, required: false })
  before?: BeforeView;

  @Shown('All groups together.', undefined, { type: NumbersView })
  total!: NumbersView;

  @Shown('Lists the complaints of the total.', `${BEHIND}?city=JKT&from=2026-01-01&to=2026-04-01`)
  complaints!: string;

  @Shown(
    'Every group of the kind, also those that received nothing; where two are crossed, those that did not.',
    undefined,
    { type: [GroupView] },
  )
  groups!: GroupView[];
}
