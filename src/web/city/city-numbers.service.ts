import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Language } from '../../common/language.js';
import { type Dimension } from '../../metrics/question/dimensions.js';
import { type ResponseRatesQuery } from '../../metrics/rates/response-rates.dto.js';
import { ResponseRatesService } from '../../metrics/rates/response-rates.service.js';
import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { type Reader } from '../reader/reader.js';
import { tenYearsBefore, twelveMonthsBefore } from './twelve-months.js';

type Asker = Pick<Reader, 'now' | 'language'>;

interface Asked {
  readonly query: ResponseRatesQuery;
  readonly language: Language;
}

/** Many people read a page at once, and each answer says as of when it is. */
const KEPT_FOR = 5_000;
/** What has to be counted complaint by complaint is kept for longer. */
const COUNTED_PLAINLY_KEPT_FOR = 300_000;
const MOST_KEPT = 200;

/** The numbers that all pages show alike: of the last twelve months, and of what is open from before. */
@Injectable()
export class CityNumbersService {
  private readonly answers: LRUCache<string, ResponseRatesResponse, Asked>;

  constructor(
    rates: ResponseRatesService,
    private readonly areas: AreaDirectoryService,
  ) {
    this.answers = new LRUCache<string, ResponseRatesResponse, Asked>({
      max: MOST_KEPT,
      ttl: KEPT_FOR,
      fetchMethod: (_key, _stale, { context }) => rates.ask(context.query, context.language),
    });
  }

  /**
   * The twelve months that end with the running one, grouped.
   *
   * @param area only in this one
   */
  months(
    by: Dimension,
    { now, language }: Asker,
    city = this.areas.cities[0],
    area?: string,
  ): Promise<ResponseRatesResponse> {
    const from = twelveMonthsBefore(now, city?.timeZone ?? 'UTC');
    return this.ask({ from, groupBy: by, city: city?.prefix, area }, language);
  }

  /**
   * Everything that may still be open, by the month it was filed in; the last twelve are those of {@link months}.
   *
   * @param area only in this one
   */
  everything(
    { now, language }: Asker,
    city = this.areas.cities[0],
    area?: string,
  ): Promise<ResponseRatesResponse> {
    const from = tenYearsBefore(now, city?.timeZone ?? 'UTC');
    return this.ask({ from, groupBy: 'month', city: city?.prefix, area }, language);
  }

  private ask(query: ResponseRatesQuery, language: Language): Promise<ResponseRatesResponse> {
    const ttl = query.groupBy === 'category' ? COUNTED_PLAINLY_KEPT_FOR : KEPT_FOR;
    const key = JSON.stringify([language, query]);
    return this.answers.forceFetch(key, { context: { query, language }, ttl });
  }
}
