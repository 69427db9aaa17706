import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Sweep, SweepEvery } from '../queues/handlers.js';
import { forgetOldKeys } from './keys.js';

const AT_ONCE = 5_000;

/** Forgets keys after the 30 days for which they are promised. */
@Injectable()
@SweepEvery(60_000)
export class ForgetKeysSweep implements Sweep {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async sweep(): Promise<void> {
    await forgetOldKeys(this.db.manager, AT_ONCE);
  }
}
