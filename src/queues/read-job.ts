import { type Job } from 'bullmq';
import { type JobKind } from './jobs.js';

/**
 * What a job carries. Undefined where it cannot be read: a Redis that evicts takes the payload and leaves the id, and
 * what others put into the queue is none of ours.
 */
export function readJob<Payload>(
  { name: kind, payload }: JobKind<Payload>,
  { name, data }: Pick<Job, 'name' | 'data'>,
): Payload | undefined {
  const read = payload.safeParse(data);
  return name === kind && read.success ? read.data : undefined;
}
