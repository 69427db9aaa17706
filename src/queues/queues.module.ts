import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type QueueConnection } from './backend.js';
import { DeadLettersRepository } from './dead-letters/dead-letters.repository.js';
import { JOB_KINDS, JOB_QUEUES } from './injected.js';
import { JobDispatcher } from './job-dispatcher.js';
import { JobOutcomesService } from './job-outcomes.service.js';
import { JobQueue } from './job-queue.js';
import { JobWorker } from './job-worker.js';
import { type JobKind, jobKinds } from './jobs.js';
import { Scheduler } from './scheduler.js';
import { WorkersService } from './workers.service.js';

BullModule.queueClass = JobQueue;
BullModule.workerClass = JobWorker;

/** One queue for each kind of job, on either backend. Workers start only with {@link WorkersService.start}. */
@Global()
@Module({})
export class QueuesModule {
  static on(connection: QueueConnection, kinds: readonly JobKind[] = jobKinds): DynamicModule {
    return {
      module: QueuesModule,
      imports: [
        DiscoveryModule,
        BullModule.forRoot({
          connection,
          extraOptions: { manualRegistration: true },
        }),
        BullModule.registerQueue(
          ...kinds.map(({ name, attempts, backOff }) => ({
            name,
            defaultJobOptions: {
              attempts,
              backoff: { type: 'exponential', delay: backOff },
              removeOnComplete: true,
              removeOnFail: true,
            },
          })),
        ),
      ],
      providers: [
        { provide: JOB_KINDS, useValue: kinds },
        {
          provide: JOB_QUEUES,
          useFactory: (...queues: JobQueue[]) => queues,
          inject: kinds.map(({ name }) => getQueueToken(name)),
        },
        DeadLettersRepository,
        JobDispatcher,
        JobOutcomesService,
        Scheduler,
        WorkersService,
      ],
      exports: [JobDispatcher, JobOutcomesService, Scheduler, WorkersService],
    };
  }
}
