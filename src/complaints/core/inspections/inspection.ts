import { type EventDetails, type InspectionOutcome } from '../complaint-event.entity.js';
import { type Status } from '../life-cycle.js';

/** A closure that was drawn by lot or contested too often, and what its inspection found. */
export interface Inspection {
  readonly id: string;
  readonly complaintId: string;
  /** Place of the event that closed it. */
  readonly eventSeq: number;
  /** The month of the closure, `YYYY-MM`. */
  readonly month: string;
  readonly details: EventDetails;
  /** What the office says it did. */
  readonly message: string | null;
  readonly number: string;
  readonly cityPrefix: string;
  readonly categoryCode: string;
  readonly status: Status;
  /** The office that closed it. */
  readonly office: string | null;
  readonly closedAt: Date;
  readonly outcome: InspectionOutcome | null;
  readonly inspectedAt: Date | null;
  /** By lot. */
  readonly drawn: boolean;
  /** When its citizen contested it once more than reopens a complaint. */
  readonly appealedAt: Date | null;
}

/** The state of the inspection of one closure. */
export interface InspectionOfClosure {
  /** Whether its citizen's contest brought it to the inspector. */
  readonly appealed: boolean;
  readonly outcome: InspectionOutcome | null;
}

/** How many inspections were drawn for a month, what they found, and the seed of the draw. */
export interface DrawOfMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly seed: Buffer;
  readonly drawn: number;
  readonly done: number;
  readonly notDone: number;
}

/** A closure that is to be inspected. */
export type NewInspection = Pick<Inspection, 'complaintId' | 'eventSeq' | 'month' | 'closedAt'>;

/** Which inspections a list holds. */
export interface InspectionFilter {
  /** Prefixes of the cities of the complaints. */
  readonly cities: readonly string[];
  /** `YYYY-MM` */
  readonly month?: string;
  readonly cause?: 'lot' | 'contest';
}
