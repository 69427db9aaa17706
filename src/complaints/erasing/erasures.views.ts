import { CURSOR } from '../../common/page.js';
import { Shown } from '../../common/shown.js';
import { type ErasedKind, erasedKinds, type ErasureReason, erasureReasons } from './erasure.entity.js';

/** What of a complaint's citizen was erased. */
export class ErasureView {
  @Shown('Number of the complaint.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @Shown('When.', '2026-03-01T08:00:00.000Z', { format: 'date-time' })
  at!: string;

  @Shown('What there was and is no more; empty where nothing was left.', ['reporter', 'tracking_secret'], {
    type: [String],
    enum: [...erasedKinds],
  })
  kinds!: ErasedKind[];

  @Shown('Whether the time was over that the city keeps it for, or somebody asked.', 'request', {
    enum: [...erasureReasons],
  })
  why!: ErasureReason;
}

/** An entry of the ledger. */
export class LedgerEntry extends ErasureView {
  @Shown('`policy`, `citizen`, `command`, or the account.', 'citizen')
  by!: string;
}

export class LedgerView {
  @Shown('The entries, newest first.', undefined, { type: [LedgerEntry] })
  items!: LedgerEntry[];

  @Shown('Hand it back as `cursor` for the next part; null at the end.', CURSOR, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}
