import { NamesView } from '../../common/names.view.js';
import { Shown } from '../../common/shown.js';
import { BEHIND } from '../behind.js';
import { NumbersView, PeriodView } from '../response-rates.view.js';

const maybeDay = { type: String, format: 'date', nullable: true };

/** What an office had open at the beginning of a day. */
export class StandingView {
  @Shown('Owned by the office and not resolved, closed, rejected or merged.', 40)
  open!: number;

  @Shown('Of these answered.', 22)
  answered!: number;

  @Shown('Of these unanswered and past due: charged to whoever held the office when they fell due.', 12)
  overdue!: number;

  @Shown('Of these unanswered and not yet due: charged to who holds the office from now on.', 6)
  pending!: number;
}

class OfficeView {
  @Shown('Code of the office: of its area.', '31.71.01.1001')
  code!: string;

  @Shown('As it is addressed.', 'Lurah Gambir')
  name!: string;

  @Shown('Name of its area.', 'Gambir')
  area!: string;
}

class PersonView {
  @Shown('Id of the official, over all offices held.', '01a20126-d307-77e7-ad03-c054af82eb6a')
  id!: string;

  @Shown('Name of the official.', 'Pejabat Gambir')
  name!: string;
}

/** A person, or nobody, in an office, with the numbers of what is charged to that time. */
export class TenureView extends NumbersView {
  @Shown('The office.', undefined, { type: OfficeView })
  office!: OfficeView;

  @Shown('Who held it; null while nobody did.', undefined, { type: PersonView, nullable: true })
  person!: PersonView | null;

  @Shown('First day; null for nobody before the first tenure.', '2019-03-15', maybeDay)
  from!: string | null;

  @Shown('First day no longer; null while it lasts.', null, maybeDay)
  until!: string | null;

  @Shown('Held the office until one was appointed.', false)
  acting!: boolean;

  @Shown('Received at least rankedFrom, so that its rates bear comparison.', true)
  comparable!: boolean;

  @Shown(
    'What the office had open when the first day began, whenever it was filed; null where it has not begun.',
    undefined,
    { type: StandingView, nullable: true },
  )
  inherited!: StandingView | null;

  @Shown('The same when the last day had ended: what a successor inherits; null while it lasts.', undefined, {
    type: StandingView,
    nullable: true,
  })
  handedOver!: StandingView | null;

  @Shown(
    'Lists exactly the complaints that were received; with &counted=overdue those behind another number.',
    `${BEHIND}?city=JKT&from=2019-03-15&to=2026-04-01&area=31.71.01.1001&lurah=01a20126-d307-77e7-ad03-c054af82eb6a&chargedFrom=2019-03-15`,
  )
  complaints!: string;
}

class AccountView extends PeriodView {
  @Shown('The definition of every number here.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown('How far medianHours and p90Hours may be from the exact ones, as a share of them.', 0.05)
  timesWithin!: number;

  @Shown('Tenures that received fewer are not comparable.', 30)
  rankedFrom!: number;

  @Shown('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @Shown('All tenures together.', undefined, { type: NumbersView })
  total!: NumbersView;
}

export class RecordView extends AccountView {
  @Shown('Whose record it is.', undefined, { type: PersonView })
  person!: PersonView;

  @Shown(
    'The tenures known at asOf that lie in the period or were charged with any of it, in order.',
    undefined,
    {
      type: [TenureView],
    },
  )
  tenures!: TenureView[];
}

export class SuccessionView extends AccountView {
  @Shown('The office.', undefined, { type: OfficeView })
  office!: OfficeView;

  @Shown('Who held it, one after another, and when nobody did; they add up to the total.', undefined, {
    type: [TenureView],
  })
  tenures!: TenureView[];
}
