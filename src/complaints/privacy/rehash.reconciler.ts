import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { Interval } from '../../queues/interval.js';
import { rehash } from './reencrypt.js';

/** Makes the hashes of contacts again after an upgrade that changed their normal form. */
@Injectable()
export class RehashReconciler {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  @Interval(10_000)
  async run(): Promise<void> {
    await rehash(this.db, this.keys);
  }
}
