import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Interval } from '../../queues/interval.js';
import { appendAll } from '../core/append.js';
import { newEvent } from '../core/history.js';
import { transitionOf } from '../core/transitions.js';
import { DueClosuresRepository } from './due-closures.repository.js';

const AT_ONCE = 500;

/** Closes resolved complaints that nobody contested in time. Those that an inspector decides on are left open. */
@Injectable()
export class CloseSilentTask {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly dueClosures: DueClosuresRepository,
    private readonly clock: Clock,
  ) {}

  @Interval(5_000)
  async run(): Promise<void> {
    while ((await this.closeSome()) === AT_ONCE);
  }

  /** @returns how many were due; a complaint that is contested meanwhile stays open */
  private async closeSome(): Promise<number> {
    const due = await this.dueClosures.list(AT_ONCE);
    const next = due.flatMap((complaint) => {
      const closing = transitionOf('close', complaint.status, 'system');
      if (!closing) return [];
      const { event: kind, to: status } = closing;
      const at = this.clock.now();
      return [{ complaint, event: newEvent({ at, kind, status, ownerOffice: complaint.ownerOffice }) }];
    });
    if (next.length > 0) await appendAll(this.db.manager, next);
    return due.length;
  }
}
