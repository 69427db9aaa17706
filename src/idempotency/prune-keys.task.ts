import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type ScheduledTask, RunsEvery } from '../queues/processors.js';
import { forgetOldKeys } from './keys.js';

const AT_ONCE = 5_000;

/** Forgets keys after the 30 days for which they are promised. */
@Injectable()
@RunsEvery(60_000)
export class PruneKeysTask implements ScheduledTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async run(): Promise<void> {
    await forgetOldKeys(this.db.manager, AT_ONCE);
  }
}
