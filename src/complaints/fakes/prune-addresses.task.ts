import { Injectable } from '@nestjs/common';
import { type ScheduledTask, RunsEvery } from '../../queues/processors.js';
import { FilingAddressesRepository } from '../core/filing-addresses.repository.js';

/** How long the address of a filing is stored, in days. */
const KEPT_DAYS = 90;

/** Deletes the addresses from which complaints were filed, once they are old. */
@Injectable()
@RunsEvery(60_000)
export class PruneAddressesTask implements ScheduledTask {
  constructor(private readonly addresses: FilingAddressesRepository) {}

  async run(): Promise<void> {
    await this.addresses.deleteOlderThan(KEPT_DAYS);
  }
}
