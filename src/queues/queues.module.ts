import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type QueueBackend } from './backend.js';
import { BACKEND } from './inject-backend.js';
import { Nudges } from './nudges.service.js';
import { Sweeps } from './sweeps.service.js';
import { Workers } from './workers.service.js';

@Global()
@Module({})
export class QueuesModule {
  static on(backend: QueueBackend): DynamicModule {
    return {
      module: QueuesModule,
      imports: [DiscoveryModule],
      providers: [{ provide: BACKEND, useValue: backend }, Nudges, Workers, Sweeps],
      exports: [Nudges, Workers, Sweeps],
    };
  }
}
