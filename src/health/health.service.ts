import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Problem } from '../common/problems/problem.js';
import { routeComplaint } from '../queues/jobs.js';
import { Nudges } from '../queues/nudges.service.js';
import { type Integrity, integrity } from './integrity.js';

/** Whether this process can do its work, and whether anything is lost. */
@Injectable()
export class Health {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly nudges: Nudges,
  ) {}

  /** @throws Problem `unavailable`, naming what does not answer */
  async mustBeReady(): Promise<void> {
    const database = await this.db.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (!database) throw new Problem('unavailable', { what: 'database' });
    if (!(await this.nudges.isReachable(routeComplaint))) throw new Problem('unavailable', { what: 'queue' });
  }

  integrity(): Promise<Integrity> {
    return integrity(this.db.manager);
  }
}
