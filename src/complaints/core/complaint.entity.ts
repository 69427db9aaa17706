import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { type EndReason, type Status } from './life-cycle.js';

const instant = { type: 'timestamptz', precision: 3 } as const;

/** One report by one citizen, as it stands now. Its past is in its events. */
@Entity('complaints')
export class Complaint {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Shown to people: `JKT-26-7K3Q9F-8`. */
  @Column({ type: 'text' })
  number!: string;

  /** Empty where it is nobody's: imported, or its citizen erased. */
  @Column({ name: 'tracking_secret_hash', type: 'bytea', select: false })
  trackingSecretHash!: Buffer;

  @Column({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;

  @Column({ name: 'category_code', type: 'text' })
  categoryCode!: string;

  /** The app or desk it came through. */
  @Column({ type: 'text' })
  channel!: string;

  /** The channel's own id for it. */
  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null;

  /** False where a stranger claimed the external id, before channels belonged to their clients: it binds nobody. */
  @Column({ name: 'external_bound', type: 'boolean', insert: false, update: false })
  externalBound!: boolean;

  /** The citizen's words: for officers, not for the public; masked once the citizen is erased. */
  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'double precision', nullable: true })
  lat!: number | null;

  @Column({ type: 'double precision', nullable: true })
  lng!: number | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  /** The kelurahan the citizen named. */
  @Column({ name: 'stated_kelurahan', type: 'text', nullable: true })
  statedKelurahan!: string | null;

  @Column({ ...instant, name: 'filed_at' })
  filedAt!: Date;

  /** The city's day it was filed on. */
  @Column({ name: 'filed_on', type: 'date' })
  filedOn!: string;

  /** When the last of its events became known. */
  @Column({ ...instant, name: 'known_at' })
  knownAt!: Date;

  /** Stored at filing; never moves. */
  @Column({ ...instant, name: 'first_response_due_at' })
  firstResponseDueAt!: Date;

  /** Stored at filing; never moves. */
  @Column({ ...instant, name: 'resolution_due_at' })
  resolutionDueAt!: Date;

  @Column({ type: 'text' })
  status!: Status;

  /** Code of the office responsible; null until routed. */
  @Column({ name: 'owner_office', type: 'text', nullable: true })
  ownerOffice!: string | null;

  /** The unit the work was last handed to. */
  @Column({ name: 'unit_code', type: 'text', nullable: true })
  unitCode!: string | null;

  @Column({ ...instant, name: 'first_responded_at', nullable: true })
  firstRespondedAt!: Date | null;

  @Column({ ...instant, name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'rejection_reason', type: 'text', nullable: true })
  rejectionReason!: EndReason | null;

  /** Number of the complaint in which it goes on; null unless it is merged. */
  @Column({ name: 'merged_into', type: 'text', nullable: true })
  mergedInto!: string | null;

  /** When silence closes what was said to be done; null unless it is waiting for its citizen. */
  @Column({ ...instant, name: 'closes_at', nullable: true })
  closesAt!: Date | null;

  /** Sequence number of its last event. */
  @Column({ name: 'last_event', type: 'int' })
  lastEvent!: number;

  @Column({ ...instant, name: 'last_event_at' })
  lastEventAt!: Date;

  /** Made up for a demonstration; removable. */
  @Column({ type: 'boolean' })
  demo!: boolean;

  /** What is due next while it is open; computed by the database. */
  @Column({ ...instant, name: 'next_due_at', nullable: true, insert: false, update: false })
  nextDueAt!: Date | null;

  /** How often people said "me too" and did not take it back. Counted when read, so that they never wait for each other or for an officer. */
  @VirtualColumn({
    type: 'int',
    query: (complaint) =>
      `SELECT count(*)::int FROM supporters WHERE complaint_id = ${complaint}.id AND withdrawn_at IS NULL`,
  })
  supporters!: number;
}
