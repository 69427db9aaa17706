import { IntersectionType } from '@nestjs/swagger';
import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';
import { dimensions } from '../question/dimensions.js';
import { PeriodResponse } from '../question/period.response.js';
import { DRILL_DOWN_PATH } from '../drill-down/drill-down-link.js';
import { type Interval } from '../numbers/interval.js';
import { type Counts, type Intervals, type Rates } from '../numbers/response-rate.js';
import { rankedBy } from './response-rates.dto.js';

const maybe = { type: Number, nullable: true };
const interval = {
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
  nullable: true,
} as const;

/** The numbers of a group, by the definition that travels with them. */
export class NumbersResponse implements Counts, Rates, Intervals {
  @ApiField('Accepted, less the excluded.', 120)
  received!: number;

  @ApiField('With a first response.', 96)
  answered!: number;

  @ApiField('First response by its due time.', 80)
  answeredOnTime!: number;

  @ApiField('First response after its due time.', 16)
  answeredLate!: number;

  @ApiField('Unanswered and past due.', 14)
  overdue!: number;

  @ApiField('Unanswered and not yet due.', 10)
  pending!: number;

  @ApiField('answered / received; null where nothing was received.', 0.8, maybe)
  responseRate!: number | null;

  @ApiField('Where the response rate may truly lie: Wilson, 95 %.', [0.72, 0.86], interval)
  responseRateInterval!: Interval | null;

  @ApiField('answeredOnTime / (received - pending); null where that is nothing.', 0.7273, maybe)
  onTimeRate!: number | null;

  @ApiField('Where the on-time rate may truly lie.', [0.64, 0.8], interval)
  onTimeRateInterval!: Interval | null;

  @ApiField('Done and not contested.', 70)
  resolved!: number;

  @ApiField('resolved / received; null where nothing was received.', 0.5833, maybe)
  resolvedRate!: number | null;

  @ApiField('Where the resolved rate may truly lie.', [0.49, 0.67], interval)
  resolvedRateInterval!: Interval | null;

  @ApiField('In coordination with a unit.', 12)
  forwarded!: number;

  @ApiField('Once said to be done, and reopened.', 0)
  contested!: number;

  @ApiField(
    'Rejected as spam, test or outside the city, or withdrawn while nobody was late: beside received, not in it.',
    3,
  )
  excludedRejected!: number;

  @ApiField('Merged into another: beside received, not in it.', 0)
  merged!: number;

  @ApiField(
    'Hours by which half of the received had their first response; null where fewer have.',
    19.2,
    maybe,
  )
  medianHours!: number | null;

  @ApiField(
    'Hours by which nine in ten of the received had their first response; null where fewer have.',
    118,
    maybe,
  )
  p90Hours!: number | null;
}

/** Numbers of the period before, or that there are none. */
export type Unknown<T> = { [K in keyof T]: T[K] | null };

export class BeforeNumbersResponse implements Unknown<NumbersResponse> {
  @ApiField(
    'Most of these complaints became known only later, as where a history was imported: what was known of them says nothing, and every number is null. With as=known-now they are counted as of the same instant as the period itself.',
    false,
  )
  notKnownThen!: boolean;

  @ApiField('As `received` of the period itself.', 1, maybe)
  received!: number | null;

  @ApiField('As `answered` of the period itself.', 1, maybe)
  answered!: number | null;

  @ApiField('As `answeredOnTime` of the period itself.', 1, maybe)
  answeredOnTime!: number | null;

  @ApiField('As `answeredLate` of the period itself.', 1, maybe)
  answeredLate!: number | null;

  @ApiField('As `overdue` of the period itself.', 1, maybe)
  overdue!: number | null;

  @ApiField('As `pending` of the period itself.', 1, maybe)
  pending!: number | null;

  @ApiField('As `responseRate` of the period itself.', 1, maybe)
  responseRate!: number | null;

  @ApiField('As `responseRateInterval` of the period itself.', [0.72, 0.86], interval)
  responseRateInterval!: Interval | null;

  @ApiField('As `onTimeRate` of the period itself.', 1, maybe)
  onTimeRate!: number | null;

  @ApiField('As `onTimeRateInterval` of the period itself.', [0.72, 0.86], interval)
  onTimeRateInterval!: Interval | null;

  @ApiField('As `resolved` of the period itself.', 1, maybe)
  resolved!: number | null;

  @ApiField('As `resolvedRate` of the period itself.', 1, maybe)
  resolvedRate!: number | null;

  @ApiField('As `resolvedRateInterval` of the period itself.', [0.72, 0.86], interval)
  resolvedRateInterval!: Interval | null;

  @ApiField('As `forwarded` of the period itself.', 1, maybe)
  forwarded!: number | null;

  @ApiField('As `contested` of the period itself.', 1, maybe)
  contested!: number | null;

  @ApiField('As `excludedRejected` of the period itself.', 1, maybe)
  excludedRejected!: number | null;

  @ApiField('As `merged` of the period itself.', 1, maybe)
  merged!: number | null;

  @ApiField('As `medianHours` of the period itself.', 1, maybe)
  medianHours!: number | null;

  @ApiField('As `p90Hours` of the period itself.', 1, maybe)
  p90Hours!: number | null;
}

class GroupNameResponse {
  @ApiField(
    'Code of the area, category or unit, the channel, the period; for a lurah the office, with the person where one held it; "triage" for what no kelurahan owns, "none" for what was handed to no unit.',
    '31.71.01.1001',
  )
  key!: string;

  @ApiField('Its name, in the language asked for.', 'Gambir')
  name!: string;

  @ApiField('For a lurah: the office.', 'Lurah Gambir', { type: String, required: false })
  office?: string;
}

export class GroupResponse extends IntersectionType(GroupNameResponse, NumbersResponse) {
  @ApiField('Where two are crossed: the group of the second.', undefined, {
    type: GroupNameResponse,
    required: false,
  })
  across?: GroupNameResponse;

  @ApiField('Place by rankedBy, equals sharing it; null below the minimum or without a rate.', 17, maybe)
  rank!: number | null;

  @ApiField('The same group in the period before, where asked for.', undefined, {
    type: BeforeNumbersResponse,
    required: false,
  })
  before?: BeforeNumbersResponse;

  @ApiField(
    'Lists exactly the complaints that were received; with &counted=overdue those behind another number.',
    `${DRILL_DOWN_PATH}?city=JKT&from=2026-01-01&to=2026-04-01&area=31.71.01.1001`,
  )
  complaints!: string;
}

class BeforeResponse extends PeriodResponse {
  @ApiField('All groups together.', undefined, { type: BeforeNumbersResponse })
  total!: BeforeNumbersResponse;
}

export class ResponseRatesResponse extends PeriodResponse {
  @ApiField('The definition of every number here.', undefined, { type: NamesResponse })
  definition!: NamesResponse;

  @ApiField(
    `What the groups are: one or two, with a comma between, of ${dimensions.join(', ')}.`,
    'kelurahan',
  )
  groupBy!: string;

  @ApiField('Zone of the days and months.', 'Asia/Jakarta')
  timeZone!: string;

  @ApiField('How far medianHours and p90Hours may be from the exact ones, as a share of them.', 0.05)
  timesWithin!: number;

  @ApiField('Groups that received fewer have no rank.', 30)
  rankedFrom!: number;

  @ApiField('What the groups are ranked by.', 'responseRate', { enum: [...rankedBy] })
  rankedBy!: string;

  @ApiField('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @ApiField('The period before, where asked for.', undefined, { type: BeforeResponse, required: false })
  before?: BeforeResponse;

  @ApiField('All groups together.', undefined, { type: NumbersResponse })
  total!: NumbersResponse;

  @ApiField('Lists the complaints of the total.', `${DRILL_DOWN_PATH}?city=JKT&from=2026-01-01&to=2026-04-01`)
  complaints!: string;

  @ApiField(
    'Every group of the kind, also those that received nothing; where two are crossed, those that did not.',
    undefined,
    { type: [GroupResponse] },
  )
  groups!: GroupResponse[];
}
