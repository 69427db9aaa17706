import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../queues/interval.js';
import { forgetOldKeys } from './keys.js';

const AT_ONCE = 5_000;

/** Forgets keys after the 30 days for which they are promised. */
@Injectable()
export class PruneKeysTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await forgetOldKeys(this.db.manager, AT_ONCE);
  }
}
