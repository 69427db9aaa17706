import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type CountedGroup } from '../aggregates/counted-group.js';
import { type Question } from '../question/question.js';
import { ExactTimesService } from './exact-times.service.js';
import { type Group, placeCounted, type Sum, totalOf } from './groups.js';

/** Groups of which all numbers can be told, and all of them together. */
export interface Placed {
  readonly groups: readonly Group[];
  readonly total: Sum;
}

/** Puts what was counted for a question to its groups. */
@Injectable()
export class PlacingService {
  constructor(
    private readonly areas: AreaDirectoryService,
    private readonly exact: ExactTimesService,
  ) {}

  /** @param expected keys of groups that appear also where nothing was received */
  async place(
    question: Question,
    counted: readonly CountedGroup[],
    expected: readonly (readonly string[])[] = [],
  ): Promise<Placed> {
    const groups = await placeCounted(counted, question.by, this.areas.tree, expected);
    const sums = await this.exact.complete(question, [{ keys: [], ...(await totalOf(counted)) }, ...groups]);
    const [total, ...complete] = sums as [Group, ...Group[]];
    return { total, groups: complete };
  }
}
