import { Processor } from '@nestjs/bullmq';
import { type INestApplicationContext, Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { DatabaseModule } from '../../src/database/database.module.js';
import { type QueueConnection, queueConnection } from '../../src/queues/backend.js';
import { JobProcessor } from '../../src/queues/job-processor.js';
import { type JobKind } from '../../src/queues/jobs.js';
import { JobDispatcher } from '../../src/queues/job-dispatcher.js';
import { QueuesModule } from '../../src/queues/queues.module.js';
import { Scheduler } from '../../src/queues/scheduler.js';
import { WorkersService } from '../../src/queues/workers.service.js';
import { type QueueServer } from './queue-servers.js';

export interface Errand {
  id: string;
  words?: string;
}

/** A kind of job for tests, tried quickly. */
export const errand: JobKind<Errand> = {
  name: 'errand',
  payload: z.object({ id: z.uuid(), words: z.string().optional() }),
  concurrency: 3,
  attempts: 4,
  backOff: 200,
  subjectOf: ({ id }) => id,
  payloadOf: (id) => ({ id }),
};

/** Every run of every errand so far, in whichever app. */
export const runs: (Errand & { at: number })[] = [];
/** What an errand does, by its id; nothing where there is no entry. */
export const ways = new Map<string, () => Promise<void> | void>();
/** Errands whose row is not there, or needs nothing more. */
export const gone = new Set<string>();
/** What the apps have said at warn and error. */
export const said: string[] = [];

@Processor(errand.name, { concurrency: errand.concurrency })
export class Errands extends JobProcessor<Errand> {
  readonly kind = errand;

  async handle(given: Errand): Promise<void> {
    runs.push({ ...given, at: Date.now() });
    await ways.get(given.id)?.();
  }

  isPending({ id }: Errand): Promise<boolean> {
    return Promise.resolve(!gone.has(id));
  }
}

/** A process's worth of queues. */
export interface Office {
  readonly connection: QueueConnection;
  nudge(id: string, words?: string, jobId?: string): void;
  areReachable(): Promise<boolean>;
  takeJobs(): Promise<void>;
  sweep(): void;
  close(): Promise<void>;
}

export async function openOffice(
  { databaseUrl, redisUrl }: QueueServer,
  { kinds = [errand], providers = [Errands] }: { kinds?: JobKind[]; providers?: Provider[] } = {},
): Promise<Office> {
  const connection = queueConnection({ redisUrl, databasePoolSize: 20 }, databaseUrl);
  @Module({ imports: [DatabaseModule.at(databaseUrl, []), QueuesModule.on(connection, kinds)], providers })
  class House {}
  const tell = (words: unknown): void => void said.push(String(words));
  const app: INestApplicationContext = await NestFactory.createApplicationContext(House, {
    logger: { log: () => undefined, warn: tell, error: tell },
    abortOnError: false,
  });
  return {
    connection,
    nudge: (id, words, jobId = id) => app.get(JobDispatcher).enqueue(errand, { id, words }, jobId),
    areReachable: () => app.get(JobDispatcher).areReachable(),
    takeJobs: () => app.get(WorkersService).start(),
    sweep: () => app.get(Scheduler).start(),
    close: () => app.close(),
  };
}
