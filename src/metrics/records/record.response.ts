import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';
import { DRILL_DOWN_PATH } from '../drill-down/drill-down-link.js';
import { PeriodResponse } from '../question/period.response.js';
import { NumbersResponse } from '../rates/response-rates.response.js';

const maybeDay = { type: String, format: 'date', nullable: true };

/** What an office had open at the beginning of a day. */
export class StandingResponse {
  @ApiField('Owned by the office and not resolved, closed, rejected or merged.', 40)
  open!: number;

  @ApiField('Of these answered.', 22)
  answered!: number;

  @ApiField('Of these unanswered and past due: charged to whoever held the office when they fell due.', 12)
  overdue!: number;

  @ApiField('Of these unanswered and not yet due: charged to who holds the office from now on.', 6)
  pending!: number;
}

class OfficeResponse {
  @ApiField('Code of the office: of its area.', '31.71.01.1001')
  code!: string;

  @ApiField('As it is addressed.', 'Lurah Gambir')
  name!: string;

  @ApiField('Name of its area.', 'Gambir')
  area!: string;
}

class PersonResponse {
  @ApiField('Id of the official, over all offices held.', '01a20126-d307-77e7-ad03-c054af82eb6a')
  id!: string;

  @ApiField('Name of the official.', 'Pejabat Gambir')
  name!: string;
}

/** A person, or nobody, in an office, with the numbers of what is charged to that time. */
export class TenureResponse extends NumbersResponse {
  @ApiField('The office.', undefined, { type: OfficeResponse })
  office!: OfficeResponse;

  @ApiField('Who held it; null while nobody did.', undefined, { type: PersonResponse, nullable: true })
  person!: PersonResponse | null;

  @ApiField('First day; null for nobody before the first tenure.', '2019-03-15', maybeDay)
  from!: string | null;

  @ApiField('First day no longer; null while it lasts.', null, maybeDay)
  until!: string | null;

  @ApiField('Held the office until one was appointed.', false)
  acting!: boolean;

  @ApiField('Received at least rankedFrom, so that its rates bear comparison.', true)
  comparable!: boolean;

  @ApiField(
    'What the office had open when the first day began, whenever it was filed; null where it has not begun.',
    undefined,
    { type: StandingResponse, nullable: true },
  )
  inherited!: StandingResponse | null;

  @ApiField(
    'The same when the last day had ended: what a successor inherits; null while it lasts.',
    undefined,
    {
      type: StandingResponse,
      nullable: true,
    },
  )
  handedOver!: StandingResponse | null;

  @ApiField(
    'Lists exactly the complaints that were received; with &counted=overdue those behind another number.',
    `${DRILL_DOWN_PATH}?city=JKT&from=2019-03-15&to=2026-04-01&area=31.71.01.1001&lurah=01a20126-d307-77e7-ad03-c054af82eb6a&chargedFrom=2019-03-15`,
  )
  complaints!: string;
}

class AccountResponse extends PeriodResponse {
  @ApiField('The definition of every number here.', undefined, { type: NamesResponse })
  definition!: NamesResponse;

  @ApiField('How far medianHours and p90Hours may be from the exact ones, as a share of them.', 0.05)
  timesWithin!: number;

  @ApiField('Tenures that received fewer are not comparable.', 30)
  rankedFrom!: number;

  @ApiField('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @ApiField('All tenures together.', undefined, { type: NumbersResponse })
  total!: NumbersResponse;
}

export class RecordResponse extends AccountResponse {
  @ApiField('Whose record it is.', undefined, { type: PersonResponse })
  person!: PersonResponse;

  @ApiField(
    'The tenures known at asOf that lie in the period or were charged with any of it, in order.',
    undefined,
    {
      type: [TenureResponse],
    },
  )
  tenures!: TenureResponse[];
}

export class SuccessionResponse extends AccountResponse {
  @ApiField('The office.', undefined, { type: OfficeResponse })
  office!: OfficeResponse;

  @ApiField('Who held it, one after another, and when nobody did; they add up to the total.', undefined, {
    type: [TenureResponse],
  })
  tenures!: TenureResponse[];
}
