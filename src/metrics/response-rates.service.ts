import { Injectable } from '@nestjs/common';
import { AreaDirectory } from '../areas/area-directory.service.js';
import { dayOf, inZone } from '../common/city-time.js';
import { type Language } from '../common/language.js';
import { Problem } from '../common/problems/problem.js';
import { behind } from './behind.js';
import { Counting } from './counts/counting.service.js';
import { type Counted } from './counts/tally.js';
import { GroupNames } from './group-names.service.js';
import { type Group, type GroupName, placeCounted, together, totalOf } from './groups.js';
import { ranks } from './numbers/ranks.js';
import { definition, rates } from './numbers/response-rate.js';
import { hours, RESOLUTION, timesToResponse, type TimesToResponse, type Waits } from './numbers/waits.js';
import { periodBefore } from './period.js';
import { type Question } from './question.js';
import { Questions } from './questions.service.js';
import { type ResponseRatesQuery } from './response-rates.query.js';
import {
  type GroupView,
  type NumbersView,
  type PeriodView,
  type ResponseRatesView,
} from './response-rates.view.js';

const MINIMUM = 30;
const MOST_GROUPS = 50_000;

/** How the groups of an answer are ranked, and what stands beside them. */
export type Ranking = Pick<ResponseRatesQuery, 'minimum' | 'rankBy' | 'compare'>;

/** Answers who answers: the counts and rates of any period, as of any instant. */
@Injectable()
export class ResponseRates {
  constructor(
    private readonly counting: Counting,
    private readonly areas: AreaDirectory,
    private readonly questions: Questions,
    private readonly names: GroupNames,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async ask(query: ResponseRatesQuery, language: Language): Promise<ResponseRatesView> {
    return this.answer(await this.questions.definite(query, query.groupBy ?? 'kelurahan', language), query);
  }

  /**
   * Answers a definite question. The same question by other dimensions has the same total, so that several tables
   * made of it agree to the last complaint.
   *
   * @param already what was counted for it, where that is at hand
   */
  async answer(
    question: Question,
    { minimum = MINIMUM, rankBy = 'responseRate', compare }: Ranking = {},
    already?: readonly Counted[],
  ): Promise<ResponseRatesView> {
    const expected = this.expected(question);
    // Too many groups are refused before anything is counted.
    if (question.by.length > 1) await expected;
    const [names, counted] = await Promise.all([expected, already ?? this.counting.count(question)]);
    const { groups: placed, total } = this.place(question, counted, names);
    const before = compare && (await this.before(question));
    await this.nameFurther(question, placed, names);
    const groups = inOrder(placed, names);
    const numbers = groups.map(numbersOf);
    const rank = ranks(
      numbers.map(({ received, [rankBy]: rate }) => ({ received, rate })),
      minimum,
    );
    return {
      definition: { ...definition },
      groupBy: question.by.join(','),
      ...periodView(question),
      timeZone: question.zone,
      timesWithin: RESOLUTION,
      rankedFrom: minimum,
      rankedBy: rankBy,
      containsDemoData: counted.some(({ demo }) => demo),
      ...(before && { before: { ...periodView(before.question), total: numbersOf(before.total) } }),
      total: numbersOf(total),
      complaints: behind(question, [], this.areas.tree),
      groups: groups.map((group, index): GroupView => {
        const [key, crossed] = group.keys;
        const named = {
          ...nameOf(names[0], key),
          ...(crossed !== undefined && { across: nameOf(names[1], crossed) }),
          rank: rank[index] ?? null,
          complaints: behind(question, group.keys, this.areas.tree),
          ...(before && {
            before: numbersOf(before.groups.get(group.keys.join('\n')) ?? together([])),
          }),
        };
        return { ...named, ...(numbers[index] ?? numbersOf(group)) };
      }),
    };
  }

  private place(
    question: Question,
    counted: readonly Counted[],
    names: readonly Map<string, GroupName>[] = [],
  ): { groups: Group[]; total: ReturnType<typeof together> } {
    const [only, ...crossed] = names;
    const expected = only && crossed.length === 0 ? [...only.keys()].map((key) => [key]) : [];
    return {
      groups: placeCounted(counted, question.by, this.areas.tree, expected),
      total: totalOf(counted),
    };
  }

  private async before(question: Question): Promise<{
    question: Question;
    total: ReturnType<typeof together>;
    groups: Map<string, Group>;
  }> {
    const earlier = periodBefore(question, question.zone);
    const asked = { ...question, ...earlier, asOfDay: dayOf(earlier.asOf, question.zone), live: false };
    const { groups, total } = this.place(asked, await this.counting.count(asked));
    return { question: asked, total, groups: new Map(groups.map((group) => [group.keys.join('\n'), group])) };
  }

  /** The groups of each dimension by their keys. */
  private async expected(question: Question): Promise<Map<string, GroupName>[]> {
    const all = await Promise.all(question.by.map((dimension) => this.names.expected(dimension, question)));
    const most = all.reduce((product, names) => product * names.length, 1);
    if (most > MOST_GROUPS)
      throw Problem.invalid({ field: 'groupBy', code: 'too_many_groups', parameters: { max: MOST_GROUPS } });
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

/** Groups in the order of the names of their keys, however they were counted. */
function inOrder(groups: readonly Group[], names: readonly ReadonlyMap<string, GroupName>[]): Group[] {
  const places = names.map((known) => new Map([...known.keys()].map((key, place) => [key, place])));
  const place = ({ keys }: Group, index: number): number => places[index]?.get(keys[index] ?? '') ?? Infinity;
  return [...groups].sort((a, b) => {
    const index = names.findIndex((_, each) => place(a, each) !== place(b, each));
    return index < 0 ? 0 : place(a, index) - place(b, index);
  });
}

function nameOf(names: ReadonlyMap<string, GroupName> | undefined, key = ''): GroupName {
  return names?.get(key) ?? { key, name: key };
}

/** The numbers of what was counted. */
export function numbersOf({ counts, waits }: Pick<Group, 'counts' | 'waits'>): NumbersView {
  const shares = rates(counts);
  const { median, p90 } = timesOf(waits);
  return {
    received: counts.received,
    answered: counts.answered,
    answeredOnTime: counts.answeredOnTime,
    answeredLate: counts.answeredLate,
    overdue: counts.overdue,
    pending: counts.pending,
    responseRate: shares.responseRate,
    responseRateInterval: shares.responseRateInterval,
    onTimeRate: shares.onTimeRate,
    onTimeRateInterval: shares.onTimeRateInterval,
    resolved: counts.resolved,
    resolvedRate: shares.resolvedRate,
    resolvedRateInterval: shares.resolvedRateInterval,
    forwarded: counts.forwarded,
    contested: counts.contested,
    excludedRejected: counts.excludedRejected,
    excludedMerged: counts.excludedMerged,
    medianHours: hours(median),
    p90Hours: hours(p90),
  };
}

/** What was counted together is not changed after, and counted again it is often the same. */
const knownTimes = new WeakMap<Waits, TimesToResponse>();

function timesOf(waits: Waits): TimesToResponse {
  const times = knownTimes.get(waits) ?? timesToResponse(waits);
  knownTimes.set(waits, times);
  return times;
}

export function periodView({ from, to, asOf, zone }: Question): PeriodView {
  return { from, to, asOf: inZone(asOf, zone) };
}
