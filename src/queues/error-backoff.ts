import { type BackendFactory, type IQueueBackend } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';

const BACKOFF_MS = 1_000;

/** Longest wait of a worker for a notification, in seconds, before it polls for jobs. A lost notification costs no more. */
const MAX_WAIT_S = 5;

/**
 * A worker that cannot take a job asks for the next at once, hundreds of times
 * a second. This adds a pause after each error.
 */
export function errorBackoff<B extends IQueueBackend, C>(create: BackendFactory<B, C>): BackendFactory<B, C> {
  return (...given) => {
    const backend = create(...given);
    const moveToActive = backend.moveToActive.bind(backend);
    const waitForJob = backend.waitForJob.bind(backend);
    backend.moveToActive = (...asked) => moveToActive(...asked).catch(backOff);
    backend.waitForJob = (seconds) => waitForJob(Math.min(seconds, MAX_WAIT_S)).catch(backOff);
    return backend;
  };
}

async function backOff(fault: unknown): Promise<never> {
  await sleep(BACKOFF_MS);
  throw fault;
}
