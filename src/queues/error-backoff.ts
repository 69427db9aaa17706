import { type BackendFactory, type IQueueBackend } from 'bullmq';
import { setTimeout as rest } from 'node:timers/promises';

const REST = 1_000;

/** Longest a worker waits, in seconds, before it looks for jobs unasked: a lost wake-up costs no more. */
const LONGEST_WAIT = 5;

/**
 * A worker that cannot take a job asks for the next at once, hundreds of times
 * a second. This makes it rest between two faults.
 */
export function errorBackoff<B extends IQueueBackend, C>(create: BackendFactory<B, C>): BackendFactory<B, C> {
  return (...given) => {
    const backend = create(...given);
    const moveToActive = backend.moveToActive.bind(backend);
    const waitForJob = backend.waitForJob.bind(backend);
    backend.moveToActive = (...asked) => moveToActive(...asked).catch(restAndThrow);
    backend.waitForJob = (seconds) => waitForJob(Math.min(seconds, LONGEST_WAIT)).catch(restAndThrow);
    return backend;
  };
}

async function restAndThrow(fault: unknown): Promise<never> {
  await rest(REST);
  throw fault;
}
