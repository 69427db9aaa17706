import { NamesResponse } from '../../common/names.response.js';
import { ApiField } from '../../common/api-field.js';
import { everies } from './backlog.dto.js';
import { type BacklogPeriod } from './series.js';

const day = { format: 'date' };

export class BacklogPeriodResponse implements BacklogPeriod {
  @ApiField('The day, ISO week or month.', '2026-03-01')
  period!: string;

  @ApiField('Its first day in the series.', '2026-03-01', day)
  from!: string;

  @ApiField('The first day after it.', '2026-03-02', day)
  to!: string;

  @ApiField('Filed in the period.', 71)
  received!: number;

  @ApiField('Given their first response in the period, whenever they were filed.', 55)
  answered!: number;

  @ApiField('Said to be done in the period.', 48)
  resolved!: number;

  @ApiField('Ended in the period without being done.', 3)
  rejected!: number;

  @ApiField('Open again.', 1)
  reopened!: number;

  @ApiField('Neither resolved, closed nor rejected at the end of the period.', 1204)
  open!: number;

  @ApiField('Without a first response at the end of the period.', 640)
  unanswered!: number;

  @ApiField('Unanswered and past due at the end of the period.', 512)
  overdue!: number;
}

export class BacklogResponse {
  @ApiField('What the words mean.', undefined, { type: NamesResponse })
  definition!: NamesResponse;

  @ApiField('First day of the series.', '2026-03-01', day)
  from!: string;

  @ApiField('First day after it: at the latest the day after asOf.', '2026-04-01', day)
  to!: string;

  @ApiField('Nothing later than this was known to the answer.', '2026-04-15T23:59:59.999+07:00', {
    format: 'date-time',
  })
  asOf!: string;

  @ApiField('How long each period is.', 'day', { enum: [...everies] })
  every!: string;

  @ApiField('Zone of the days.', 'Asia/Jakarta')
  timeZone!: string;

  @ApiField('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @ApiField('The periods in order.', undefined, { type: [BacklogPeriodResponse] })
  periods!: BacklogPeriodResponse[];
}
