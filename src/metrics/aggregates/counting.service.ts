import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readSnapshot } from '../../database/read-snapshot.js';
import { type Question } from '../question/question.js';
import { planOf } from './aggregate-plan.js';
import { AggregatesRepository } from './aggregates.repository.js';
import { type CountedGroup } from './counted-group.js';
import { ReferenceRepository } from './reference.repository.js';

/** With more changes than this to count anew, counting all complaints of the period is no slower. */
const MOST_DIRTY = 20_000;

/** Counts what a question asks: from the aggregates where they know it, else complaint by complaint. The result is the same. */
@Injectable()
export class CountingService {
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
      if (state && state.settledAt <= question.asOf && state.dirty <= MOST_DIRTY)
        return this.aggregates.count(manager, question, plan, state);
      return this.reference.count(manager, question);
    });
  }
}
