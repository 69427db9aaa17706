import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { drillDownLink } from '../drill-down/drill-down-link.js';
import { CountingService } from '../aggregates/counting.service.js';
import { type CountedGroup } from '../aggregates/counted-group.js';
import { totalOf } from '../rates/groups.js';
import { type Counts, sum } from '../numbers/response-rate.js';
import { type Question } from '../question/question.js';
import { type AgeGroup, ageGroups } from './age-groups.js';

/** What of a period is not answered, of one age. */
export interface UnansweredOfAge extends AgeGroup, Pick<Counts, 'overdue' | 'pending'> {
  /** Lists the complaints of these days; with `&counted=overdue` those behind a number. */
  readonly complaints: string;
}

/** Tells how old is what is not answered. */
@Injectable()
export class AgeDistributionService {
  constructor(
    private readonly counting: CountingService,
    private readonly areas: AreaDirectoryService,
  ) {}

  /**
   * The unanswered of a definite question by their age, the youngest first: together its overdue and its pending.
   *
   * @param counting what is counted for the question
   */
  async answer(question: Question, counting: Promise<readonly CountedGroup[]>): Promise<UnansweredOfAge[]> {
    const groups = ageGroups(question);
    const dated = groups.filter(({ toDays }) => toDays !== undefined);
    const [all, byDay] = await Promise.all([
      counting,
      dated.length > 0 ? this.counting.count({ ...spanning(question, dated), by: ['day'] }) : [],
    ]);
    const { counts: total } = await totalOf(all);
    const ofDays = countsOf(byDay);
    const older = { overdue: total.overdue - ofDays.overdue, pending: total.pending - ofDays.pending };
    return groups.map((group) => {
      const { from, to, toDays } = group;
      const own = byDay.filter(({ keys: { day = '' } }) => day >= from && day < to);
      const { overdue, pending } = toDays === undefined ? older : countsOf(own);
      const complaints = drillDownLink({ ...question, by: [], from, to }, [], this.areas.tree);
      return { ...group, overdue, pending, complaints };
    });
  }
}

function countsOf(counted: readonly CountedGroup[]): Counts {
  return sum(counted.map(({ counts }) => counts));
}

/** The question about the days of several groups, the youngest first. */
function spanning(question: Question, groups: readonly AgeGroup[]): Question {
  return { ...question, from: groups.at(-1)?.from ?? question.from, to: groups[0]?.to ?? question.to };
}
