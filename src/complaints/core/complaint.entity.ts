import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import { type EndReason, type Status } from './life-cycle.js';

const instant = { type: 'timestamptz', precision: 3 } as const;

/** One report by one citizen, in its present state. Its past is in its events. */
@Entity('complaints')
export class Complaint {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The number that people see: `JKT-26-7K3Q9F-8`. */
  @Column({ type: 'text' })
  number!: string;

  /** Hash of the tracking secret. Empty where there is none: the complaint was imported, or its citizen erased. */
  @Column({ name: 'tracking_secret_hash', type: 'bytea', select: false })
  trackingSecretHash!: Buffer;

  @Column({ name: 'city_prefix', type: 'text' })
  cityPrefix!: string;

  @Column({ name: 'category_code', type: 'text' })
  categoryCode!: string;

  /** The app or front desk it came through. */
  @Column({ type: 'text' })
  channel!: string;

  /** The channel's own id for it. */
  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null;

  /** Whether the external id was given by the client that owns the channel. False for filings from before channels had owners. */
  @Column({ name: 'external_bound', type: 'boolean', insert: false, update: false })
  externalBound!: boolean;

  /** The citizen's words. For officers, not for the public; masked once the citizen is erased. */
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

  /** Code of the office or unit whose conduct it is about; null for all other complaints. Never changed. */
  @Column({ name: 'about_office', type: 'text', nullable: true })
  aboutOffice!: string | null;

  @Column({ ...instant, name: 'filed_at' })
  filedAt!: Date;

  /** The day it was filed on, in the time zone of the city. */
  @Column({ name: 'filed_on', type: 'date' })
  filedOn!: string;

  /** When the last of its events was stored. */
  @Column({ ...instant, name: 'known_at' })
  knownAt!: Date;

  /** Computed at filing; never changed. */
  @Column({ ...instant, name: 'first_response_due_at' })
  firstResponseDueAt!: Date;

  /** Computed at filing; never changed. */
  @Column({ ...instant, name: 'resolution_due_at' })
  resolutionDueAt!: Date;

  @Column({ type: 'text' })
  status!: Status;

  /** Code of the office responsible; null until routed. */
  @Column({ name: 'owner_office', type: 'text', nullable: true })
  ownerOffice!: string | null;

  /** The office it counts with where that is not its owner; see `charge.ts`. */
  @Column({ name: 'charged_office', type: 'text', nullable: true })
  chargedOffice!: string | null;

  /** From when on it counts with its owner, unless it was answered or due by then; null where nothing changes any more. */
  @Column({ ...instant, name: 'owner_charged_from', nullable: true })
  ownerChargedFrom!: Date | null;

  /** When the office it counts with passed it on; null where that office is its owner. */
  @Column({ ...instant, name: 'passed_on_at', nullable: true })
  passedOnAt!: Date | null;

  /** The unit the work was last handed to. */
  @Column({ name: 'unit_code', type: 'text', nullable: true })
  unitCode!: string | null;

  @Column({ ...instant, name: 'first_responded_at', nullable: true })
  firstRespondedAt!: Date | null;

  @Column({ ...instant, name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'rejection_reason', type: 'text', nullable: true })
  rejectionReason!: EndReason | null;

  /** Number of the complaint into which it was merged; null unless it is merged. */
  @Column({ name: 'merged_into', type: 'text', nullable: true })
  mergedInto!: string | null;

  /** Status of the complaint into which it was merged, as far as that matters to the numbers; null unless it is merged. */
  @Column({ name: 'followed_status', type: 'text', nullable: true })
  followedStatus!: Status | null;

  /** When it is closed unless its citizen contests it; null unless it is resolved. */
  @Column({ ...instant, name: 'closes_at', nullable: true })
  closesAt!: Date | null;

  /** Sequence number of its last event. */
  @Column({ name: 'last_event', type: 'int' })
  lastEvent!: number;

  @Column({ ...instant, name: 'last_event_at' })
  lastEventAt!: Date;

  /** Made up for a demonstration; can be removed. */
  @Column({ type: 'boolean' })
  demo!: boolean;

  /** What is due next while it is open; computed by the database. */
  @Column({ ...instant, name: 'next_due_at', nullable: true, insert: false, update: false })
  nextDueAt!: Date | null;

  /** How often people said "me too" and did not withdraw it. Counted when read, so that no supporter waits for a row lock. */
  @VirtualColumn({
    type: 'int',
    query: (complaint) =>
      `SELECT count(*)::int FROM supporters WHERE complaint_id = ${complaint}.id AND withdrawn_at IS NULL`,
  })
  supporters!: number;
}
