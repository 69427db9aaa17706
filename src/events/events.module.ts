import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DeliverEventsTask } from './deliver-events.task.js';

/** Publishes the events of complaints and hands them to every provider that has the `@Subscribes` decorator. */
@Module({ imports: [DiscoveryModule], providers: [DeliverEventsTask] })
export class EventsModule {}
