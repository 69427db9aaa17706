import { type EntityManager } from 'typeorm';
import { type IdempotentRequest } from '../../../idempotency/idempotency-context.js';
import { type Actor } from '../../../identity/actor.js';
import { type Complaint } from '../complaint.entity.js';
import { type EventDetails } from '../complaint-event.entity.js';

/** Who takes a step with which complaint, and the request that it came with. */
export interface StepRequest {
  readonly idempotency: IdempotentRequest;
  readonly actor: Actor;
  /** Number of the complaint, as the client wrote it. */
  readonly number: string;
  /** Sequence number of the last event that the client had read; undefined where it takes the step whatever happened. */
  readonly lastEvent?: number;
}

/** What a step changes. Everything but the state of the complaint has been checked. */
export interface Step {
  readonly message: string | null;
  readonly messagePublic: boolean;
  /** Whether it is a public answer; left out, what the life cycle says of the step. */
  readonly answers?: boolean;
  readonly details?: EventDetails;
  /** Code of the office that owns the complaint after the step; left out, the owner stays. */
  readonly newOwner?: string;
  /** Added to the details of the entry in the audit trail. */
  readonly audited?: Readonly<Record<string, unknown>>;
  /** Runs in the same transaction, after the event is appended. */
  readonly afterwards?: () => Promise<void>;
}

/** Decides what a step changes. It is called once the complaint is locked and the right to the step is checked. */
export type StepPlan = (complaint: Complaint, manager: EntityManager, at: Date) => Step | Promise<Step>;
