import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { dayOf } from '../../common/city-time.js';
import { AgeDistributionService, type UnansweredOfAge } from '../../metrics/ages/age-distribution.service.js';
import { isCalendarPeriod } from '../../metrics/question/calendar-periods.js';
import { CountingService } from '../../metrics/aggregates/counting.service.js';
import { GroupNamesService } from '../../metrics/rates/group-names.service.js';
import { type GroupName } from '../../metrics/rates/groups.js';
import { type Question } from '../../metrics/question/question.js';
import { QuestionsService } from '../../metrics/question/questions.service.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { ResponseRatesService } from '../../metrics/rates/response-rates.service.js';
import { ResponseTimesService } from '../../metrics/response-times/response-times.service.js';
import { type ResponseTimesResponse } from '../../metrics/response-times/response-times.response.js';
import { type Reader } from '../reader/reader.js';
import { comparedWith, filterOf, trendBy } from './asked.js';
import { type DashboardQuery } from './dashboard.query.js';

/** The same numbers of another period. */
export interface Other {
  readonly rates: ResponseRatesResponse;
  readonly times: ResponseTimesResponse;
}

/** The numbers of a question, and how they went. */
export interface DashboardSheet {
  readonly question: Question;
  readonly rates: ResponseRatesResponse;
  readonly trend: ResponseRatesResponse;
}

/** All that the dashboard shows, as of one instant: its tables agree to the last complaint. */
export interface Board extends DashboardSheet {
  /** Of each kelurahan. */
  readonly map: ResponseRatesResponse;
  readonly ages: readonly UnansweredOfAge[];
  readonly times: ResponseTimesResponse;
  readonly other?: Other;
}

/** What a question can be narrowed down to. */
export interface Choices {
  readonly categories: readonly GroupName[];
  readonly channels: readonly GroupName[];
  readonly units: readonly GroupName[];
}

/** So long a question as of now stays the same one: before a briefing many look at once, and one looks again. */
const SAME_FOR = 2_000;
/** A definite question has one answer; only what its groups are called may change. */
const KEPT_FOR = 60_000;

/** Answers all that a page of the office asks, from one question. */
@Injectable()
export class DashboardService {
  private readonly asked = new LRUCache<string, Question, () => Promise<Question>>({
    max: 200,
    ttl: SAME_FOR,
    fetchMethod: (_key, _stale, { context: ask }) => ask(),
  });
  private readonly answered = new LRUCache<string, Board, () => Promise<Board>>({
    max: 20,
    ttl: KEPT_FOR,
    fetchMethod: (_key, _stale, { context: answer }) => answer(),
  });

  constructor(
    private readonly questions: QuestionsService,
    private readonly counting: CountingService,
    private readonly names: GroupNamesService,
    private readonly rates: ResponseRatesService,
    private readonly times: ResponseTimesService,
    private readonly agesOf: AgeDistributionService,
    private readonly areas: AreaDirectoryService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async question(query: DashboardQuery, { language, now }: Reader): Promise<Question> {
    const filter = filterOf(query, dayOf(now, this.zoneOf(query)));
    const { groupBy = 'kelurahan' } = query;
    return this.asked.forceFetch(JSON.stringify([filter, groupBy, language]), {
      context: () => this.questions.definite(filter, groupBy, language),
    });
  }

  async sheet(
    question: Question,
    { minimum, rankBy }: DashboardQuery,
    counted = this.counting.count(question),
  ): Promise<DashboardSheet> {
    const [rates, trend] = await Promise.all([
      counted.then((all) => this.rates.answer(question, { minimum, rankBy }, all)),
      this.rates.answer({ ...question, by: [trendBy(question)] }),
    ]);
    return { question, rates, trend };
  }

  /** @throws Problem `validation_failed` where the period to compare with cannot be meant */
  async answer(question: Question, query: DashboardQuery): Promise<Board> {
    return this.answered.forceFetch(JSON.stringify([question, query]), {
      context: () => this.count(question, query),
    });
  }

  private async count(question: Question, query: DashboardQuery): Promise<Board> {
    const period = comparedWith(query, question, question.zone);
    const counted = this.counting.count(question);
    const [{ rates, trend }, byKelurahan, ages, times, other] = await Promise.all([
      this.sheet(question, query, counted),
      question.by.join() === 'kelurahan' ? undefined : this.rates.answer({ ...question, by: ['kelurahan'] }),
      this.agesOf.answer(question, counted),
      counted.then((all) => this.times.of(question, all)),
      period && this.other({ ...question, ...period }),
    ]);
    return { question, rates, map: byKelurahan ?? rates, trend, ages, times, ...(other && { other }) };
  }

  async choices(question: Question): Promise<Choices> {
    const all = { ...question, category: undefined, channel: undefined, unit: undefined };
    const [categories, channels, units] = await Promise.all(
      (['category', 'channel', 'unit'] as const).map((dimension) => this.names.expected(dimension, all)),
    );
    return { categories: categories ?? [], channels: channels ?? [], units: units ?? [] };
  }

  /** The zone of the days that are asked about. */
  zoneOf({ city, area }: { city?: string; area?: string }): string {
    const named = this.areas.cities.find(({ prefix }) => prefix === city);
    return (named ?? this.areas.cityOf(area))?.timeZone ?? 'UTC';
  }

  /** The same groups of another period; those of the calendar are others there, so that only their total is the same. */
  private async other(question: Question): Promise<Other> {
    const asked: Question = {
      ...question,
      by: question.by.some(isCalendarPeriod) ? [] : question.by,
      asOfDay: dayOf(question.asOf, question.zone),
      live: false,
    };
    const counted = await this.counting.count(asked);
    return { rates: await this.rates.answer(asked, {}, counted), times: await this.times.of(asked, counted) };
  }
}
