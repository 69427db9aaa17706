import { type DataSource } from 'typeorm';
import { eventsAfter, lockSubscription, moveTo } from './events.repository.js';
import { type EventSubscriber, type Subscription } from './subscribes.js';

/**
 * Hands all published events to a subscriber, batch by batch, each in a transaction with its new position.
 *
 * @param waits for another process that hands events to the same subscriber, rather than to leave them to it
 * @returns how many events were handled
 * @throws whatever the subscriber throws; what was handled before stays handled
 */
export async function deliver(
  db: DataSource,
  { name, batchSize }: Pick<Subscription, 'name' | 'batchSize'>,
  subscriber: EventSubscriber,
  waits = false,
): Promise<number> {
  for (let handled = 0; ;) {
    const batch = await db.transaction(async (manager) => {
      const position = await lockSubscription(manager, name, waits);
      if (position === undefined) return 0;
      const events = await eventsAfter(manager, position, batchSize);
      const last = events.at(-1);
      if (!last) return 0;
      await subscriber.handle(events, manager);
      await moveTo(manager, name, last.position);
      return events.length;
    });
    handled += batch;
    if (batch < batchSize) return handled;
  }
}
