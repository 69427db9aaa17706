import { ApiField } from '../../common/api-field.js';
import { InboxEntryResponse } from '../core/reading/officer.response.js';

/** The complaints that wait and came from the same address as a fake. */
export class SameAddressResponse {
  @ApiField(
    'Those that wait unanswered, newest first; none where the complaint was not called fake by the triage office.',
    undefined,
    { type: [InboxEntryResponse] },
  )
  items!: InboxEntryResponse[];
}

/** What was rejected together. */
export class RejectedFakesResponse {
  @ApiField('Number of the complaint that was called fake before.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('Those that are turned away now.', ['JKT-26-7K3Q9F-8'], { type: [String] })
  rejected!: string[];

  @ApiField('Those that are not, since they were answered or ended meanwhile, or came from elsewhere.', [], {
    type: [String],
  })
  left!: string[];
}
