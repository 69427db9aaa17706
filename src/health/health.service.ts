import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { withTimeout } from '../common/with-timeout.js';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { JobDispatcher } from '../queues/job-dispatcher.js';
import { KeptHead } from '../transparency/heads/kept-head.js';
import { type Integrity, integrity } from './integrity.js';

/** What a check waits for an answer, in milliseconds. */
const PATIENCE = 2_000;

/** Whether this process can do its work, and whether anything is lost. */
@Injectable()
export class HealthService implements OnModuleDestroy {
  private stopping = false;
  private readonly kept: KeptHead;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly jobs: JobDispatcher,
    @InjectConfig() { dataDir }: Pick<Config, 'dataDir'>,
  ) {
    this.kept = new KeptHead(dataDir);
  }

  /** @throws Problem `stopping`, `unavailable`, naming what does not answer, or `queue_evicts` */
  async mustBeReady(): Promise<void> {
    if (this.stopping) throw new Problem('stopping');
    const [database, queue, policy] = await Promise.all([
      this.databaseAnswers(),
      this.jobs.areReachable(),
      this.jobs.evicts(),
    ]);
    const away = [...(database ? [] : ['database']), ...(queue ? [] : ['queue'])];
    if (away.length > 0) throw new Problem('unavailable', { what: away.join(', ') });
    if (policy !== undefined) throw new Problem('queue_evicts', { policy });
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Of these cities. */
  integrity(cities: readonly string[]): Promise<Integrity> {
    return integrity(this.db.manager, cities, this.kept);
  }

  private databaseAnswers(): Promise<boolean> {
    return withTimeout(PATIENCE, this.db.query('SELECT 1')).then(
      () => true,
      () => false,
    );
  }
}
