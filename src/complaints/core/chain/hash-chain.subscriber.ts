import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Clock } from '../../../common/clock.js';
import { type PublishedEvent } from '../../../events/published-event.js';
import { type EventSubscriber, Subscribes } from '../../../events/subscribes.js';
import { HASH_CHAIN, hashEvents } from './chain-events.js';

/** Hashes the events of the last minute into the audit trail. */
@Injectable()
@Subscribes({ ...HASH_CHAIN, from: 'beginning', every: 60_000 })
export class HashChainSubscriber implements EventSubscriber {
  constructor(private readonly clock: Clock) {}

  async handle(events: readonly PublishedEvent[], manager: EntityManager): Promise<void> {
    await hashEvents(manager, events, this.clock.now());
  }
}
