import { ApiField } from '../../common/api-field.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { type Complaint } from '../core/complaint.entity.js';
import { ComplaintSummaryResponse, showSummary } from '../core/reading/complaint.response.js';
import { type Directory } from '../core/reading/directory.service.js';

/** A complaint as the app that filed it sees it. */
export class FiledEntryResponse extends ComplaintSummaryResponse {
  @ApiField(
    'The channel’s own id for it; null where it has none, or a stranger claimed it before the channel was registered.',
    'JK2603010042',
    {
      type: String,
      nullable: true,
    },
  )
  externalId!: string | null;
}

export class FiledListResponse {
  @ApiField('The complaints, newest first.', undefined, { type: [FiledEntryResponse] })
  items!: FiledEntryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}

export function showFiled(complaint: Complaint, directory: Directory): FiledEntryResponse {
  return {
    ...showSummary(complaint, directory),
    externalId: complaint.externalBound ? complaint.externalId : null,
  };
}
