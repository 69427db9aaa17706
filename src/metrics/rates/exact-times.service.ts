import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readSnapshot } from '../../database/read-snapshot.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { allOf, type CountedGroup, keyText } from '../aggregates/counted-group.js';
import { ReferenceRepository } from '../aggregates/reference.repository.js';
import { type Durations, timesToResponse } from '../numbers/times-to-response.js';
import { boundsOf, isCalendarPeriod } from '../question/calendar-periods.js';
import { type Question } from '../question/question.js';
import { type Sum } from './groups.js';

const NONE: Durations = { answered: [], unanswered: [] };

/** Reads complaints one by one for the groups whose times their buckets do not tell. */
@Injectable()
export class ExactTimesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly reference: ReferenceRepository,
  ) {}

  /**
   * The same groups of a question, those with each of their complaints for which that is needed.
   *
   * @param isNeeded by default where the buckets do not tell the median and the 90th percentile
   */
  async complete<S extends Sum>(
    question: Question,
    groups: readonly S[],
    isNeeded: (group: S) => boolean = ({ waits }) => timesToResponse(waits) === undefined,
  ): Promise<S[]> {
    const wanted = new Set(groups.filter((group) => group.durations === undefined && isNeeded(group)));
    if (wanted.size === 0) return [...groups];
    const found = await this.durations(
      question,
      [...wanted].flatMap(({ members }) => members),
    );
    return groups.map((group) => {
      if (!wanted.has(group)) return group;
      return {
        ...group,
        durations: allOf(group.members.map((member) => found.get(keyText(member)) ?? NONE)),
      };
    });
  }

  private durations(question: Question, members: readonly CountedGroup[]): Promise<Map<string, Durations>> {
    const groups = [...new Set(members.map(keyText))];
    return readSnapshot(this.db, (manager) =>
      this.reference.durations(manager, narrowed(question, members), groups),
    );
  }
}

/** The question asked only of the offices and the time that the groups are of. */
function narrowed(question: Question, members: readonly CountedGroup[]): Question {
  const offices = [...new Set(members.map(({ keys }) => keys.office ?? TRIAGE_OFFICE))];
  const ofOffices = offices.includes(TRIAGE_OFFICE) ? question : { ...question, offices };
  return question.by.filter(isCalendarPeriod).reduce((asked, dimension) => {
    const bounds = members.map(({ keys }) =>
      boundsOf(dimension, keys[dimension] ?? '', asked.from, asked.to),
    );
    return {
      ...asked,
      from: bounds.map(({ from }) => from).sort()[0] ?? asked.from,
      to:
        bounds
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? asked.to,
    };
  }, ofOffices);
}
