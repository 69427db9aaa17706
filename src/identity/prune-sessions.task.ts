import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Interval } from '../queues/interval.js';
import { forgetOldTries } from './tries/forget-tries.js';

/** Forgets sessions, mailed tokens and failed sign-ins that count for nothing any more. */
@Injectable()
export class PruneSessionsTask {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  @Interval(60_000)
  async run(): Promise<void> {
    const dayAgo = `now() - interval '1 day'`;
    await this.db.query(`DELETE FROM sessions WHERE expires_at < ${dayAgo}`);
    await this.db.query(`DELETE FROM password_resets WHERE expires_at < ${dayAgo}`);
    await forgetOldTries(this.db.manager);
  }
}
