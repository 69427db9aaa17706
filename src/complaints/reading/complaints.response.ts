import { ApiField } from '../../common/api-field.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ComplaintSummaryResponse } from '../core/reading/complaint.response.js';

export class ComplaintListResponse {
  @ApiField('The complaints, newest first.', undefined, { type: [ComplaintSummaryResponse] })
  items!: ComplaintSummaryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}
