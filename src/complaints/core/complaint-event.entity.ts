import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type EvidenceFinding, type PhotoCheck } from './evidence-findings.js';
import { type EndReason, type EventKind, type Status } from './life-cycle.js';

/** What an event says beyond its message; each kind has its own. */
export interface EventDetails {
  /** routed, refused, transferred: code of the office it went to. */
  readonly office?: string;
  /** routed: what decided. */
  readonly because?: string;
  /** transferred: from when on the office that received it is charged. ISO 8601. */
  readonly countsFrom?: string;
  /** coordinated: code of the unit, who does it there, and the day by which it is to be done, `YYYY-MM-DD`. */
  readonly unit?: string;
  readonly who?: string;
  readonly dueOn?: string;
  /** merged, followed: number of the complaint into which it was merged. */
  readonly into?: string;
  /** merged, followed: status of the complaint into which it was merged. */
  readonly followedStatus?: Status;
  /** merged: why it is about the same thing, where that is not plain. */
  readonly mergeReason?: string;
  /** refused, rejected, withdrawn. */
  readonly reason?: EndReason;
  /** resolved: when it is closed unless its citizen contests it. ISO 8601. */
  readonly closesAt?: string;
  /** confirmed, contested: how content the citizen is, 1 to 5. */
  readonly score?: number;
  /** resolved: what was found about its photos, in their order. */
  readonly evidence?: readonly PhotoCheck[];
  /** resolved: what is doubtful about them, and what the office wrote about that. */
  readonly doubts?: readonly EvidenceFinding[];
  readonly doubtReason?: string;
  /** inspected: what was found. */
  readonly outcome?: InspectionOutcome;
}

/** What an inspection found of a closure. */
export const inspectionOutcomes = ['done', 'not_done'] as const;
export type InspectionOutcome = (typeof inspectionOutcomes)[number];

/** An event in the history of a complaint. Rows are only added, never changed. */
@Entity('complaint_events')
export class ComplaintEvent {
  @PrimaryColumn({ name: 'complaint_id', type: 'uuid' })
  complaintId!: string;

  /** 1, 2, 3, ... without gaps within a complaint. */
  @PrimaryColumn({ type: 'int' })
  seq!: number;

  /** When it happened. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** When it was stored. Later than `at` where it was imported. */
  @Column({ name: 'known_at', type: 'timestamptz', precision: 3 })
  knownAt!: Date;

  @Column({ type: 'text' })
  kind!: EventKind;

  /** The office that acted; null for the citizen and for the queue. */
  @Column({ name: 'actor_office', type: 'text', nullable: true })
  actorOffice!: string | null;

  @Column({ name: 'actor_account', type: 'uuid', nullable: true })
  actorAccount!: string | null;

  /** What an office said. The words of citizens stand in `complaint_words`. */
  @Column({ type: 'text', nullable: true })
  message!: string | null;

  @Column({ type: 'jsonb' })
  details!: EventDetails;

  /** Whether the public may read the message. That the event happened is always public. */
  @Column({ name: 'message_public', type: 'boolean' })
  messagePublic!: boolean;

  /** Whether it is a public answer by the responsible office. */
  @Column({ type: 'boolean' })
  answers!: boolean;

  /** Status after the event, so that the past can be read from its last event. */
  @Column({ type: 'text' })
  status!: Status;

  /** Owner after the event. */
  @Column({ name: 'owner_office', type: 'text', nullable: true })
  ownerOffice!: string | null;
}
