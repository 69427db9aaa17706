import { Processor } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { queueConnection } from '../../dist/src/queues/backend.js';
import { JobProcessor } from '../../dist/src/queues/job-processor.js';
import { QueuesModule } from '../../dist/src/queues/queues.module.js';
import { WorkersService } from '../../dist/src/queues/workers.service.js';

/** A worker process that takes errands and never gets them done: to be killed with them in hand. */
const errand = {
  name: 'errand',
  payload: z.object({ id: z.string() }),
  concurrency: 3,
  attempts: 4,
  backOff: 200,
  subjectOf: ({ id }) => id,
  payloadOf: (id) => ({ id }),
};

class Errands extends JobProcessor {
  kind = errand;

  handle({ id }) {
    console.log(`took ${id}`);
    return new Promise(() => undefined);
  }
}
Processor(errand.name, { concurrency: errand.concurrency })(Errands);

const { DATABASE_URL, REDIS_URL } = process.env;
const connection = queueConnection({ redisUrl: REDIS_URL, databasePoolSize: 20 }, DATABASE_URL);
class House {}
Module({
  imports: [DatabaseModule.at(DATABASE_URL, []), QueuesModule.on(connection, [errand])],
  providers: [Errands],
})(House);

const app = await NestFactory.createApplicationContext(House, { logger: ['warn', 'error'] });
await app.get(WorkersService).start();
