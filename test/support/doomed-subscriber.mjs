import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { DeliverEventsTask } from '../../dist/src/events/deliver-events.task.js';
import { EventsModule } from '../../dist/src/events/events.module.js';
import { Subscribes } from '../../dist/src/events/subscribes.js';

/** A process with one subscriber, which notes what it handles and takes its time: to be killed meanwhile. */
const { DATABASE_URL, NAME: name, FROM: from } = process.env;

class Notes {
  async handle(events, manager) {
    for (const { position, complaintId, seq } of events)
      await manager.query('INSERT INTO handled VALUES ($1, $2, $3, $4)', [name, position, complaintId, seq]);
    console.log(`handled ${events.at(-1).position}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
Subscribes({ name, from, batchSize: 7 })(Notes);

class House {}
Module({ imports: [DatabaseModule.at(DATABASE_URL, []), EventsModule], providers: [Notes] })(House);

const app = await NestFactory.createApplicationContext(House, { logger: ['warn', 'error'] });
const task = app.get(DeliverEventsTask, { strict: false });
await task.run();
console.log('subscribed');
for (;;) {
  await task.run();
  await new Promise((resolve) => setTimeout(resolve, 20));
}
