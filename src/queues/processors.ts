import { DiscoveryService } from '@nestjs/core';
import { type JobKind } from './jobs.js';

/** Does the work that one kind of job asks for. It looks at the row first: jobs may be late or doubled. */
export interface JobProcessor<Payload> {
  handle(payload: Payload): Promise<void>;
  /** Whether the row is there and still has this work to do. What fails where it is not, is no dead letter. */
  isPending(payload: Payload): Promise<boolean>;
}

/** Looks, every so often, for rows whose work is not done, and nudges again. */
export interface ScheduledTask {
  run(): Promise<void>;
}

/** Marks the {@link JobProcessor} of a kind of job. */
export const Processes = DiscoveryService.createDecorator<JobKind<never> | JobKind>();

/** Marks a {@link ScheduledTask}, with the milliseconds between two runs. */
export const RunsEvery = DiscoveryService.createDecorator<number>();
