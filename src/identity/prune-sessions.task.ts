import { Injectable } from '@nestjs/common';
import { Interval } from '../queues/interval.js';
import { ExpiredSessionsRepository } from './expired-sessions.repository.js';
import { TriesRepository } from './tries/tries.repository.js';

/** Deletes sessions, mailed tokens and failed sign-ins that no longer count. */
@Injectable()
export class PruneSessionsTask {
  constructor(
    private readonly sessions: ExpiredSessionsRepository,
    private readonly tries: TriesRepository,
  ) {}

  @Interval(60_000)
  async run(): Promise<void> {
    await this.sessions.delete();
    await this.tries.deleteOld();
  }
}
