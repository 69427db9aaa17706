import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type ScheduledTask, RunsEvery } from '../../queues/processors.js';
import { forgetAddresses } from './same-address.js';

/** Days for which it is known what came from one address. */
const KEPT_DAYS = 90;

/** Forgets which address a complaint came from. */
@Injectable()
@RunsEvery(60_000)
export class PruneAddressesTask implements ScheduledTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(): Promise<void> {
    await forgetAddresses(this.db.manager, KEPT_DAYS);
  }
}
