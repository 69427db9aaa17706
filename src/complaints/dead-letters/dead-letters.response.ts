import { ApiField } from '../../common/api-field.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';

export class DeadLetterResponse {
  @ApiField('Its id.', '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10', { format: 'uuid' })
  id!: string;

  @ApiField('What was to be done.', 'route-complaint')
  kind!: string;

  @ApiField('Number of the complaint it is about; null where it is about none.', 'JKT-26-7K3Q9F-8', {
    type: String,
    nullable: true,
  })
  complaintNumber!: string | null;

  @ApiField('Why the last attempt failed.', 'There is no office "31.71.01.1009".')
  reason!: string;

  @ApiField('How often it was tried.', 5)
  attempts!: number;

  @ApiField('When the last attempt failed.', '2026-03-01T08:00:00.000+07:00', { format: 'date-time' })
  failedAt!: string;
}

export class DeadLettersResponse {
  @ApiField('The dead letters, newest first.', undefined, { type: [DeadLetterResponse] })
  items!: DeadLetterResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}
