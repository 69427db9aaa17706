import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type ScheduledTask, RunsEvery } from '../../queues/processors.js';
import { rehash } from './reencrypt.js';

/** Makes the hashes of contacts again after an upgrade that changed their normal form. */
@Injectable()
@RunsEvery(10_000)
export class RehashReconciler implements ScheduledTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  async run(): Promise<void> {
    await rehash(this.db, this.keys);
  }
}
