import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type QueueBackend } from './backend.js';
import { DeadLettersService } from './dead-letters/dead-letters.service.js';
import { BACKEND, JOB_KINDS } from './injected.js';
import { type JobKind, jobKinds } from './jobs.js';
import { JobDispatcher } from './job-dispatcher.js';
import { Scheduler } from './scheduler.js';
import { WorkersService } from './workers.service.js';

@Global()
@Module({})
export class QueuesModule {
  static on(backend: QueueBackend, kinds: readonly JobKind[] = jobKinds): DynamicModule {
    return {
      module: QueuesModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: BACKEND, useValue: backend },
        { provide: JOB_KINDS, useValue: kinds },
        DeadLettersService,
        JobDispatcher,
        WorkersService,
        Scheduler,
      ],
      exports: [JobDispatcher, WorkersService, Scheduler],
    };
  }
}
