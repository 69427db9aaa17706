import { NamesResponse } from '../../common/names.response.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ApiField } from '../../common/api-field.js';
import { endReasons, statuses } from '../../complaints/core/life-cycle.js';
import { countNames } from '../numbers/response-rate.js';
import { PeriodResponse } from '../question/period.response.js';

const maybeText = { type: String, nullable: true };

/** A complaint as it stood at asOf: never who filed it, nor their words. */
export class CountedComplaintResponse {
  @ApiField('Its number.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Code of the category.', 'road')
  category!: string;

  @ApiField('The channel it came through.', 'qlue')
  channel!: string;

  @ApiField('Code of the responsible office: of the kelurahan, or "triage".', '31.71.01.1001')
  office!: string;

  @ApiField('Code of the unit it was last handed to.', 'dinas-bina-marga', maybeText)
  unit!: string | null;

  @ApiField('Where it stood.', 'in_progress', { enum: [...statuses] })
  status!: string;

  @ApiField('Why it was rejected, where it was.', null, { ...maybeText, enum: [...endReasons, null] })
  rejectionReason!: string | null;

  @ApiField('When it was filed.', '2026-03-01T08:00:00.000+07:00', { format: 'date-time' })
  filedAt!: string;

  @ApiField(
    'When its first response was due; null where another system set no target, so that it is never due.',
    '2026-03-02T08:00:00.000+07:00',
    { ...maybeText, format: 'date-time' },
  )
  firstResponseDueAt!: string | null;

  @ApiField('When it had its first response.', '2026-03-01T15:00:00.000+07:00', {
    ...maybeText,
    format: 'date-time',
  })
  firstRespondedAt!: string | null;

  @ApiField('Made up for a demonstration.', false)
  demo!: boolean;
}

export class DrillDownResponse extends PeriodResponse {
  @ApiField('The definition of every number here.', undefined, { type: NamesResponse })
  definition!: NamesResponse;

  @ApiField('Prefix of the city that they belong to.', 'JKT')
  city!: string;

  @ApiField('The number that counts them.', 'overdue', { enum: [...countNames] })
  counted!: string;

  @ApiField('The complaints, the oldest first.', undefined, { type: [CountedComplaintResponse] })
  items!: CountedComplaintResponse[];

  @ApiField(
    'Hand it back as cursor, with asOf, for the next part; null at the end.',
    CURSOR_EXAMPLE,
    maybeText,
  )
  nextCursor!: string | null;
}
