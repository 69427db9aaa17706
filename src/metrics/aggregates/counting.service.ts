import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { DataSource, type EntityManager } from 'typeorm';
import { readSnapshot } from '../../database/read-snapshot.js';
import { type Question } from '../question/question.js';
import { type AggregatePlan, planOf } from './aggregate-plan.js';
import { AggregatesRepository } from './aggregates.repository.js';
import { type CountedGroup, withChanges } from './counted-group.js';
import { ReferenceRepository } from './reference.repository.js';

/** With more changes than this to count anew, counting all complaints of the period is no slower. */
const MOST_DIRTY = 20_000;
/** A group takes about three kilobytes. */
const MOST_CACHED_GROUPS = 20_000;

/** Counts what a question asks: from the aggregates where they know it, else complaint by complaint. The result is the same. */
@Injectable()
export class CountingService {
  /** The sums of the aggregates by question: they hold until the next refresh, or the next day. */
  private readonly sums = new LRUCache<string, readonly CountedGroup[]>({
    maxSize: MOST_CACHED_GROUPS,
    sizeCalculation: (groups) => groups.length + 1,
  });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly aggregates: AggregatesRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  async count(question: Question): Promise<readonly CountedGroup[]> {
    return readSnapshot(this.db, async (manager) => {
      const plan = planOf(question);
      const state = plan && (await this.aggregates.state(manager, question, MOST_DIRTY));
      // What was refreshed between a question's asOf and its snapshot may hold more than was known at asOf.
      if (!state || state.settledAt > question.asOf || state.dirty > MOST_DIRTY)
        return this.reference.count(manager, question);
      const sums = await this.sumsOf(manager, question, plan, state.refreshes);
      return withChanges(sums, await this.aggregates.changes(manager, question, plan, state));
    });
  }

  private async sumsOf(
    manager: EntityManager,
    question: Question,
    plan: AggregatePlan,
    refreshes: number,
  ): Promise<readonly CountedGroup[]> {
    const { city, from, to, by, offices, person, asOfDay } = question;
    const key = JSON.stringify([refreshes, city, from, to, by, offices, person, asOfDay]);
    const sums = this.sums.get(key) ?? (await this.aggregates.sums(manager, question, plan));
    this.sums.set(key, sums);
    return sums;
  }
}
