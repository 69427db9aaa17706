import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ApiField } from '../../common/api-field.js';
import { type ErasedKind, erasedKinds, type ErasureReason, erasureReasons } from './erasure.entity.js';

/** What of a complaint's citizen was erased. */
export class ErasureResponse {
  @ApiField('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField('When.', '2026-03-01T08:00:00.000Z', { format: 'date-time' })
  at!: string;

  @ApiField('What there was and is no more; empty where nothing was left.', ['reporter', 'tracking_secret'], {
    type: [String],
    enum: [...erasedKinds],
  })
  kinds!: ErasedKind[];

  @ApiField('Whether the time was over that the city keeps it for, or somebody asked.', 'request', {
    enum: [...erasureReasons],
  })
  why!: ErasureReason;
}

/** An entry of the ledger. */
export class LedgerEntryResponse extends ErasureResponse {
  @ApiField('`policy`, `citizen`, `command`, or the account.', 'citizen')
  by!: string;
}

export class LedgerResponse {
  @ApiField('The entries, newest first.', undefined, { type: [LedgerEntryResponse] })
  items!: LedgerEntryResponse[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}
