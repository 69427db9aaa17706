import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { dayOf } from '../../common/city-time.js';
import { type Amount, type CountedGroup, together } from '../aggregates/counted-group.js';
import { CountingService } from '../aggregates/counting.service.js';
import { ReferenceRepository } from '../aggregates/reference.repository.js';
import { type Counts } from '../numbers/response-rate.js';
import { periodBefore } from '../question/period.js';
import { type Question } from '../question/question.js';
import { placeCounted } from './groups.js';
import { numbersOf } from './numbers-of.js';
import { PlacingService } from './placing.service.js';
import { type BeforeNumbersResponse } from './response-rates.response.js';

/** A group, or all, in the period before. */
export interface BeforeAmount extends Amount {
  /** Most of its complaints became known only later. */
  readonly notKnownThen: boolean;
}

/** What was counted of the period before. */
export interface PeriodBefore {
  readonly question: Question;
  readonly total: BeforeAmount;
  /** A group by its keys, as the group of the period itself has them. */
  readonly group: (keys: readonly string[]) => BeforeAmount;
}

/** Counts the period before a question's. */
@Injectable()
export class PeriodBeforeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectoryService,
    private readonly counting: CountingService,
    private readonly reference: ReferenceRepository,
    private readonly placing: PlacingService,
  ) {}

  /** @param as `known-now`: as of the instant of the question, and not as long before it */
  async of(question: Question, as?: 'known-now'): Promise<PeriodBefore> {
    const { asOf, ...period } = periodBefore(question, question.zone);
    const known = { ...question, ...period };
    const asked =
      as === 'known-now' ? known : { ...known, asOf, asOfDay: dayOf(asOf, question.zone), live: false };
    const counted = await this.counting.count(asked);
    const { groups, total } = await this.placing.place(asked, counted);
    const groupOf = new Map(groups.map((group) => [textOf(group.keys), group]));
    const learnt = await this.learntLater(known, asked, counted);
    const learntOf = new Map(
      (await placeCounted(learnt, question.by, this.areas.tree, [])).map((group) => [
        textOf(group.keys),
        group,
      ]),
    );
    const withKnowledge = (amount: Amount, later: Amount): BeforeAmount => ({
      ...amount,
      notKnownThen: allOf(later.counts) > allOf(amount.counts),
    });
    return {
      question: asked,
      total: withKnowledge(total, together(learnt)),
      group: (keys) =>
        withKnowledge(groupOf.get(textOf(keys)) ?? NOTHING, learntOf.get(textOf(keys)) ?? NOTHING),
    };
  }

  /** Complaints of the period before that became known after the instant as of which it is asked. */
  private async learntLater(
    known: Question,
    asked: Question,
    counted: readonly CountedGroup[],
  ): Promise<readonly CountedGroup[]> {
    if (known.asOf <= asked.asOf) return [];
    const now = await this.counting.count(known);
    const none = allOf(together(now).counts) <= allOf(together(counted).counts);
    return none ? [] : this.reference.countLearntAfter(this.db.manager, known, asked.asOf);
  }
}

/** The numbers of the period before; all null where they were not known. */
export function beforeNumbersOf({ notKnownThen, ...amount }: BeforeAmount): BeforeNumbersResponse {
  const numbers = numbersOf(amount);
  if (!notKnownThen) return { notKnownThen, ...numbers };
  const unknown = Object.fromEntries(Object.keys(numbers).map((name) => [name, null]));
  return { notKnownThen, ...(unknown as Record<keyof typeof numbers, null>) };
}

const NOTHING = together([]);

function allOf({ received, excludedRejected, merged }: Counts): number {
  return received + excludedRejected + merged;
}

function textOf(keys: readonly string[]): string {
  return keys.join('\n');
}
