import { NamesView } from '../common/names.view.js';
import { Shown } from '../common/shown.js';
import { type Counts, type Rates } from './response-rate.js';
import { groupings } from './response-rates.query.js';

/** The numbers of a group, by the definition that travels with them. */
export class NumbersView implements Counts, Rates {
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

  @Shown('answered / received; null where nothing was received.', 0.8, { type: Number, nullable: true })
  responseRate!: number | null;

  @Shown('answeredOnTime / (received - pending); null where that is nothing.', 0.7273, {
    type: Number,
    nullable: true,
  })
  onTimeRate!: number | null;

  @Shown('Done and not contested.', 70)
  resolved!: number;

  @Shown('In coordination with a unit.', 12)
  forwarded!: number;

  @Shown('Once said to be done, and reopened.', 0)
  contested!: number;

  @Shown('Rejected as spam, test or outside the city: beside received, not in it.', 3)
  excludedRejected!: number;

  @Shown('Merged into another: beside received, not in it.', 0)
  excludedMerged!: number;
}

export class GroupView extends NumbersView {
  @Shown(
    'Code of the area or category, the channel, the month; for a lurah the office, with the person where one held it; "triage" for what no kelurahan owns.',
    '31.71.01.1001',
  )
  key!: string;

  @Shown('Its name, in the language asked for.', 'Gambir')
  name!: string;

  @Shown('For a lurah: the office.', 'Lurah Gambir', { type: String, required: false })
  office?: string;
}

export class ResponseRatesView {
  @Shown('The definition of every number here.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown('What the groups are.', 'kelurahan', { enum: [...groupings] })
  groupBy!: string;

  @Shown('First day of filing.', '2026-01-01', { format: 'date' })
  from!: string;

  @Shown('First day no longer counted.', '2026-04-01', { format: 'date' })
  to!: string;

  @Shown('Nothing later than this was known to the answer.', '2026-04-15T23:59:59.999+07:00', {
    format: 'date-time',
  })
  asOf!: string;

  @Shown('Zone of the days and months.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @Shown('All groups together.', undefined, { type: NumbersView })
  total!: NumbersView;

  @Shown('Every group of the kind, also those that received nothing.', undefined, { type: [GroupView] })
  groups!: GroupView[];
}
