import { Module } from '@nestjs/common';
import { DeadlinesService } from './deadlines.service.js';

@Module({ providers: [DeadlinesService], exports: [DeadlinesService] })
export class DeadlinesModule {}
