import { Global, Module } from '@nestjs/common';
import { ForgetKeysSweep } from './forget-keys.sweep.js';
import { Idempotency } from './idempotency.service.js';

@Global()
@Module({ providers: [Idempotency, ForgetKeysSweep], exports: [Idempotency] })
export class IdempotencyModule {}
