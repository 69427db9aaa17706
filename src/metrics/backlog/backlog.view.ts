import { NamesView } from '../../common/names.view.js';
import { Shown } from '../../common/shown.js';
import { everies } from './backlog.query.js';
import { type BacklogPeriod } from './series.js';

const day = { format: 'date' };

export class BacklogPeriodView implements BacklogPeriod {
  @Shown('The day, ISO week or month.', '2026-03-01')
  period!: string;

  @Shown('Its first day in the series.', '2026-03-01', day)
  from!: string;

  @Shown('The first day after it.', '2026-03-02', day)
  to!: string;

  @Shown('Filed in the period.', 71)
  received!: number;

  @Shown('Given their first response in the period, whenever they were filed.', 55)
  answered!: number;

  @Shown('Said to be done in the period.', 48)
  resolved!: number;

  @Shown('Ended in the period without being done.', 3)
  rejected!: number;

  @Shown('Open again.', 1)
  reopened!: number;

  @Shown('Neither resolved, closed nor rejected at the end of the period.', 1204)
  open!: number;

  @Shown('Without a first response at the end of the period.', 640)
  unanswered!: number;

  @Shown('Unanswered and past due at the end of the period.', 512)
  overdue!: number;
}

export class BacklogView {
  @Shown('What the words mean.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown('First day of the series.', '2026-03-01', day)
  from!: string;

  @Shown('First day after it: at the latest the day after asOf.', '2026-04-01', day)
  to!: string;

  @Shown('Nothing later than this was known to the answer.', '2026-04-15T23:59:59.999+07:00', {
    format: 'date-time',
  })
  asOf!: string;

  @Shown('How long each period is.', 'day', { enum: [...everies] })
  every!: string;

  @Shown('Zone of the days.', 'Asia/Jakarta')
  timeZone!: string;

  @Shown('Complaints made up for a demonstration are among the counted.', false)
  containsDemoData!: boolean;

  @Shown('The periods in order.', undefined, { type: [BacklogPeriodView] })
  periods!: BacklogPeriodView[];
}
