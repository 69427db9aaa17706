import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Kinds of a citizen's data that are erased. */
export const erasedKinds = [
  'reporter',
  'tracking_secret',
  'description',
  'words',
  'photos',
  'place',
  'supporters',
  'answers',
] as const;
export type ErasedKind = (typeof erasedKinds)[number];

/** Why data was erased: the retention policy of the city, or a request. */
export const erasureReasons = ['policy', 'request'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** An entry of the ledger: which kinds of data were erased, never the data itself. */
@Entity('erasures')
export class Erasure {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'text', array: true })
  kinds!: ErasedKind[];

  @Column({ type: 'text' })
  why!: ErasureReason;

  /** `policy`, `citizen`, `command`, or the account as it was shown then. */
  @Column({ name: 'by_whom', type: 'text' })
  byWhom!: string;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;
}
