import { NamesView } from '../common/names.view.js';
import { CURSOR } from '../common/page.js';
import { Shown } from '../common/shown.js';
import { endReasons, statuses } from '../complaints/life/life-cycle.js';
import { countNames } from './numbers/response-rate.js';
import { PeriodView } from './response-rates.view.js';

const maybeText = { type: String, nullable: true };

/** A complaint as it stood at asOf: never who filed it, nor their words. */
export class CountedComplaintView {
  @Shown('Its number.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @Shown('Code of the category.', 'road')
  category!: string;

  @Shown('The channel it came through.', 'qlue')
  channel!: string;

  @Shown('Code of the responsible office: of the kelurahan, or "triage".', '31.71.01.1001')
  office!: string;

  @Shown('Code of the unit it was last handed to.', 'dinas-bina-marga', maybeText)
  unit!: string | null;

  @Shown('Where it stood.', 'in_progress', { enum: [...statuses] })
  status!: string;

  @Shown('Why it was rejected, where it was.', null, { ...maybeText, enum: [...endReasons, null] })
  rejectionReason!: string | null;

  @Shown('When it was filed.', '2026-03-01T08:00:00.000+07:00', { format: 'date-time' })
  filedAt!: string;

  @Shown('When its first response was due.', '2026-03-02T08:00:00.000+07:00', { format: 'date-time' })
  firstResponseDueAt!: string;

  @Shown('When it had its first response.', '2026-03-01T15:00:00.000+07:00', {
    ...maybeText,
    format: 'date-time',
  })
  firstRespondedAt!: string | null;

  @Shown('Made up for a demonstration.', false)
  demo!: boolean;
}

export class ComplaintsBehindView extends PeriodView {
  @Shown('The definition of every number here.', undefined, { type: NamesView })
  definition!: NamesView;

  @Shown('Prefix of the city that they belong to.', 'JKT')
  city!: string;

  @Shown('The number that counts them.', 'overdue', { enum: [...countNames] })
  counted!: string;

  @Shown('The complaints, the oldest first.', undefined, { type: [CountedComplaintView] })
  items!: CountedComplaintView[];

  @Shown('Hand it back as cursor, with asOf, for the next part; null at the end.', CURSOR, maybeText)
  nextCursor!: string | null;
}
