import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Sweep, SweepEvery } from '../queues/handlers.js';
import { forgetOldTries } from './tries/forget-tries.js';

/** Forgets sessions, mailed tokens and failed sign-ins that count for nothing any more. */
@Injectable()
@SweepEvery(60_000)
export class ForgetExpiredSweep implements Sweep {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async sweep(): Promise<void> {
    const dayAgo = `now() - interval '1 day'`;
    await this.db.query(`DELETE FROM sessions WHERE expires_at < ${dayAgo}`);
    await this.db.query(`DELETE FROM password_resets WHERE expires_at < ${dayAgo}`);
    await forgetOldTries(this.db.manager);
  }
}
