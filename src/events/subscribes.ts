import { DiscoveryService } from '@nestjs/core';
import { type EntityManager } from 'typeorm';
import { type PublishedEvent } from './published-event.js';

/** How a subscriber follows the events. */
export interface Subscription {
  /** Unique and never changed: the position is stored under it. */
  readonly name: string;
  /** Where a new subscriber begins: with all events there are, or with those after its first start. */
  readonly from: 'beginning' | 'now';
  /** Events in one call at most. */
  readonly batchSize: number;
  /** Milliseconds between two rounds, for work that is better done in larger batches; every second if not given. */
  readonly every?: number;
}

/** Handles the events of complaints in their order. */
export interface EventSubscriber {
  /**
   * Handles a batch in the transaction that moves the position on: changes made with `manager` are made exactly once.
   * Effects outside the database can happen again after a crash, so they need a key, such as the position.
   *
   * @throws whatever went wrong; the same batch is handed over again in the next round
   */
  handle(events: readonly PublishedEvent[], manager: EntityManager): Promise<void>;
}

/** Marks an {@link EventSubscriber}. Providers with it are found by themselves. */
export const Subscribes = DiscoveryService.createDecorator<Subscription>();
