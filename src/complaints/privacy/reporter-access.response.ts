import { ApiField } from '../../common/api-field.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ComplaintSummaryResponse } from '../core/reading/complaint.response.js';
import { ReporterResponse } from '../core/reporters/reporter.response.js';

/** Who stands behind a complaint. */
export class ReporterLookResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Who filed it; null where nobody was named, or they were erased.', undefined, {
    type: ReporterResponse,
    nullable: true,
  })
  reporter!: ReporterResponse | null;

  @ApiField('Of those who said "me too" the first hundred that can be reached.', undefined, {
    type: [ReporterResponse],
  })
  supporters!: ReporterResponse[];

  @ApiField(
    'How many different people said "me too", as far as their contacts tell; without who filed it.',
    4,
  )
  differentSupporters!: number;
}

/** Complaints that one reporter filed. */
export class FoundComplaintsResponse {
  @ApiField('The complaints, newest first.', undefined, { type: [ComplaintSummaryResponse] })
  items!: ComplaintSummaryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}
