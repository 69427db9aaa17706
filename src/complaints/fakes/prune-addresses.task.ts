import { Injectable } from '@nestjs/common';
import { Interval } from '../../queues/interval.js';
import { FilingAddressesRepository } from '../core/filing-addresses.repository.js';

/** How long the address of a filing is stored, in days. */
const KEPT_DAYS = 90;

/** Deletes the addresses from which complaints were filed, once they are old. */
@Injectable()
export class PruneAddressesTask {
  constructor(private readonly addresses: FilingAddressesRepository) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await this.addresses.deleteOlderThan(KEPT_DAYS);
  }
}
