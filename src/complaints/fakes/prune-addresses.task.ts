import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../../queues/interval.js';
import { forgetAddresses } from './same-address.js';

/** Days for which it is known what came from one address. */
const KEPT_DAYS = 90;

/** Forgets which address a complaint came from. */
@Injectable()
export class PruneAddressesTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await forgetAddresses(this.db.manager, KEPT_DAYS);
  }
}
