import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../queues/interval.js';
import { deliver } from './deliver.js';
import { publishEvents, subscribe } from './events.repository.js';
import { type EventSubscriber, Subscribes, type Subscription } from './subscribes.js';

interface Follower {
  readonly subscription: Subscription;
  readonly subscriber: EventSubscriber;
  /** Monotonic time from which the next round is due, in milliseconds. */
  dueAt: number;
  /** The last error, so that one that lasts is logged once. */
  error?: string;
}

/** Publishes new events and hands them to the subscribers of this process. A subscriber that fails holds up no other. */
@Injectable()
export class DeliverEventsTask {
  private readonly logger = new Logger('Events');
  private followers?: Follower[];

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly discovery: DiscoveryService,
  ) {}

  @Interval(1_000)
  async run(): Promise<void> {
    this.followers ??= await this.subscribeAll();
    await publishEvents(this.db);
    const now = performance.now();
    const due = this.followers.filter(({ dueAt }) => dueAt <= now);
    await Promise.all(due.map((follower) => this.deliverTo(follower)));
  }

  private async deliverTo(follower: Follower): Promise<void> {
    const { subscription, subscriber } = follower;
    try {
      await deliver(this.db, subscription, subscriber);
      follower.error = undefined;
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      if (message !== follower.error) this.logger.error(`${subscription.name}: ${message}`);
      follower.error = message;
    }
    follower.dueAt = nextRound(subscription);
  }

  private async subscribeAll(): Promise<Follower[]> {
    const followers = this.discovery.getProviders({ metadataKey: Subscribes.KEY }).flatMap((wrapper) => {
      const subscription = this.discovery.getMetadataByDecorator(Subscribes, wrapper);
      return subscription
        ? [{ subscription, subscriber: wrapper.instance as EventSubscriber, dueAt: nextRound(subscription) }]
        : [];
    });
    const names = followers.map(({ subscription }) => subscription.name);
    if (new Set(names).size < names.length)
      throw new Error(`Two subscribers have one name: ${names.join(', ')}.`);
    for (const { subscription } of followers) await subscribe(this.db, subscription.name, subscription.from);
    return followers;
  }
}

function nextRound({ every = 0 }: Subscription): number {
  return performance.now() + every;
}
