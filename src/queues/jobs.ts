import { z } from 'zod';

/** A kind of job: its queue, what it carries and how it is tried. */
export interface JobKind<Payload = unknown> {
  /** Name of the queue; one queue per kind. */
  readonly name: string;
  /** Jobs carry ids only: the row is the truth and may have changed since. */
  readonly payload: z.ZodType<Payload>;
  /** Jobs that one worker process runs at the same time. */
  readonly concurrency: number;
  /** How often a job is tried before it is a dead letter. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly backOff: number;
  /** Id of the row that a job is about. */
  subjectOf(payload: Payload): string;
  /** What a job about a row carries. */
  payloadOf(subject: string): Payload;
}

/** Finds the office responsible for a complaint that was just filed. */
export const routeComplaint: JobKind<{ complaintId: string }> = {
  name: 'route-complaint',
  payload: z.object({ complaintId: z.uuid() }),
  concurrency: 300,
  attempts: 5,
  backOff: 500,
  subjectOf: ({ complaintId }) => complaintId,
  payloadOf: (complaintId) => ({ complaintId }),
};

/** Sends a mail that somebody is to get. Its row counts the tries, however often the job comes. */
export const sendMail: JobKind<{ mailId: string }> = {
  name: 'send-mail',
  payload: z.object({ mailId: z.uuid() }),
  concurrency: 5,
  attempts: 5,
  backOff: 500,
  subjectOf: ({ mailId }) => mailId,
  payloadOf: (mailId) => ({ mailId }),
};

/** Every kind of job there is. A worker refuses to start where one has no processor, or two. */
export const jobKinds: readonly JobKind[] = [routeComplaint, sendMail];
