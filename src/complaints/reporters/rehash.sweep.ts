import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Sweep, SweepEvery } from '../../queues/handlers.js';
import { rehash } from './reseal.js';

/** Makes the hashes of contacts anew after an upgrade that changed how a contact is compared. */
@Injectable()
@SweepEvery(10_000)
export class RehashSweep implements Sweep {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
  ) {}

  async sweep(): Promise<void> {
    await rehash(this.db, this.keys);
  }
}
