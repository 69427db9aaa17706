import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type CityKeys, InjectCityKeys } from '../../config/city-keys.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { Interval } from '../../queues/interval.js';
import { SavedHead } from './saved-head.js';
import { signHead } from './sign-head.js';

/** Signs the heads that are due. What keeps it from signing is logged, and shown at `/api/v1/integrity`. */
@Injectable()
export class SignHeadsTask {
  private readonly saved: SavedHead;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @InjectCityKeys() private readonly keys: CityKeys,
    @InjectConfig() { dataDir }: Pick<Config, 'dataDir'>,
    private readonly clock: Clock,
  ) {
    this.saved = new SavedHead(dataDir);
  }

  @Interval(5_000)
  async run(): Promise<void> {
    const now = this.clock.now();
    await signHead({ db: this.db, keys: this.keys, saved: this.saved, now });
  }
}
