import { Module } from '@nestjs/common';
import { Deadlines } from './deadlines.service.js';

@Module({ providers: [Deadlines], exports: [Deadlines] })
export class DeadlinesModule {}
