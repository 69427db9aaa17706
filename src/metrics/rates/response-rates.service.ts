import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { mapInTurns } from '../../common/in-turns.js';
import { type Bilingual, type Language } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { drillDownLink } from '../drill-down/drill-down-link.js';
import { CountingService } from '../aggregates/counting.service.js';
import { type CountedGroup } from '../aggregates/counted-group.js';
import { GroupNamesService } from './group-names.service.js';
import { type Group, type GroupName } from './groups.js';
import { numbersOf } from './numbers-of.js';
import { beforeNumbersOf, PeriodBeforeService } from './period-before.service.js';
import { PlacingService } from './placing.service.js';
import { ranks } from '../numbers/ranks.js';
import { definitionOf } from '../numbers/response-rate.js';
import { RESOLUTION } from '../numbers/waits.js';
import { periodView } from '../question/period.response.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';
import { type ResponseRatesQuery } from './response-rates.dto.js';
import { type GroupResponse, type ResponseRatesResponse } from './response-rates.response.js';

const MINIMUM = 30;
/** Most groups of an answer that is read as a table, row by row; with a period beside them, half as many. */
export const MOST_GROUPS = 50_000;
/** Most groups of an answer that is one JSON text: about five megabytes. */
const MOST_IN_JSON = 10_000;
const LESS: Bilingual = {
  id: 'persempit masanya atau wilayahnya',
  en: 'ask for a shorter period or a smaller area',
};
const LESS_OR_CSV: Bilingual = {
  id: `${LESS.id}, atau minta tabelnya lewat response-rates.csv`,
  en: `${LESS.en}, or for the table at response-rates.csv`,
};

/** How the groups of an answer are ranked, and what stands beside them. */
export type Ranking = Pick<ResponseRatesQuery, 'minimum' | 'rankBy' | 'compare' | 'as'> & {
  readonly most?: number;
};

/** Answers who answers: the counts and rates of any period, as of any instant. */
@Injectable()
export class ResponseRatesService {
  constructor(
    private readonly counting: CountingService,
    private readonly areas: AreaDirectoryService,
    private readonly questions: QuestionsService,
    private readonly names: GroupNamesService,
    private readonly placing: PlacingService,
    private readonly earlier: PeriodBeforeService,
  ) {}

  /**
   * @param most groups, after which the question is refused
   * @throws Problem `validation_failed` naming the part of the question that cannot be meant
   */
  async ask(
    query: ResponseRatesQuery,
    language: Language,
    most = MOST_IN_JSON,
  ): Promise<ResponseRatesResponse> {
    const question = await this.questions.definite(query, query.groupBy ?? 'kelurahan', language);
    return this.answer(question, { ...query, most });
  }

  /**
   * Answers a definite question. The same question by other dimensions has the same total, so that several tables
   * made of it agree to the last complaint.
   *
   * @param already what was counted for it, where that is at hand
   */
  async answer(
    question: Question,
    { minimum = MINIMUM, rankBy = 'responseRate', compare, as, most = MOST_GROUPS }: Ranking = {},
    already?: readonly CountedGroup[],
  ): Promise<ResponseRatesResponse> {
    const expected = this.expected(question, compare ? most / 2 : most);
    // Too many groups are refused before anything is counted.
    if (question.by.length > 1) await expected;
    const [names, counted] = await Promise.all([expected, already ?? this.counting.count(question)]);
    const { groups: placed, total } = await this.placing.place(question, counted, expectedKeys(names));
    const before = compare && (await this.earlier.of(question, as));
    await this.nameFurther(question, placed, names);
    const groups = inOrder(placed, names);
    const numbers = await mapInTurns(groups, numbersOf);
    const rank = ranks(
      numbers.map(({ received, [rankBy]: rate }) => ({ received, rate })),
      minimum,
    );
    return {
      definition: { ...definitionOf(question.definition) },
      groupBy: question.by.join(','),
      ...periodView(question),
      timeZone: question.zone,
      timesWithin: RESOLUTION,
      rankedFrom: minimum,
      rankedBy: rankBy,
      containsDemoData: counted.some(({ demo }) => demo > 0),
      ...(before && { before: { ...periodView(before.question), total: beforeNumbersOf(before.total) } }),
      total: numbersOf(total),
      complaints: drillDownLink(question, [], this.areas.tree),
      groups: await mapInTurns(groups, (group, index): GroupResponse => {
        const [key, crossed] = group.keys;
        const named = {
          ...nameOf(names[0], key),
          ...(crossed !== undefined && { across: nameOf(names[1], crossed) }),
          rank: rank[index] ?? null,
          complaints: drillDownLink(question, group.keys, this.areas.tree),
          ...(before && {
            before: beforeNumbersOf(before.group(group.keys)),
          }),
        };
        return { ...named, ...(numbers[index] ?? numbersOf(group)) };
      }),
    };
  }

  /** The groups of each dimension by their keys. */
  private async expected(question: Question, max: number): Promise<Map<string, GroupName>[]> {
    const all = await Promise.all(question.by.map((dimension) => this.names.expected(dimension, question)));
    const groups = all.reduce((product, names) => product * names.length, 1);
    const remedy = max < MOST_GROUPS / 2 ? LESS_OR_CSV : LESS;
    if (groups > max)
      throw Problem.invalid({ field: 'groupBy', code: 'too_many_groups', parameters: { max, remedy } });
    return all.map((names) => new Map(names.map((name) => [name.key, name])));
  }

  private async nameFurther(
    { by }: Question,
    groups: readonly Group[],
    names: readonly Map<string, GroupName>[],
  ): Promise<void> {
    for (const [index, dimension] of by.entries()) {
      const known = names[index] ?? new Map<string, GroupName>();
      const keys = new Set(
        groups
          .map((group) => group.keys[index] ?? '')
          .filter((key) => !known.has(key))
          .sort(),
      );
      for (const name of await this.names.further(dimension, [...keys])) known.set(name.key, name);
    }
  }
}

/** The keys of groups that appear also where nothing was received. */
function expectedKeys([only, ...crossed]: readonly ReadonlyMap<string, GroupName>[]): string[][] {
  return only && crossed.length === 0 ? [...only.keys()].map((key) => [key]) : [];
}

/** Groups in the order of the names of their keys, however they were counted. */
function inOrder(groups: readonly Group[], names: readonly ReadonlyMap<string, GroupName>[]): Group[] {
  const places = names.map((known) => new Map([...known.keys()].map((key, place) => [key, place])));
  const placed = groups.map((group) => {
    const [first = 0, second = 0] = places.map(
      (known, index) => known.get(group.keys[index] ?? '') ?? Number.MAX_SAFE_INTEGER,
    );
    return { group, first, second };
  });
  placed.sort((a, b) => a.first - b.first || a.second - b.second);
  return placed.map(({ group }) => group);
}

function nameOf(names: ReadonlyMap<string, GroupName> | undefined, key = ''): GroupName {
  return names?.get(key) ?? { key, name: key };
}
