import { Injectable, type StreamableFile } from '@nestjs/common';
import { type Language } from '../../common/language.js';
import { CountingService } from '../aggregates/counting.service.js';
import { type Amount, type CountedGroup, together } from '../aggregates/counted-group.js';
import { csvFile } from '../tables/csv-file.js';
import { ExactTimesService } from '../rates/exact-times.service.js';
import { totalOf } from '../rates/groups.js';
import { responseCurve } from '../numbers/response-curve.js';
import { timesToResponse } from '../numbers/times-to-response.js';
import { hours, RESOLUTION } from '../numbers/waits.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';
import { type FilterQuery } from '../question/filter.dto.js';
import { periodView } from '../question/period.response.js';
import { curveDefinition } from './definition.js';
import { tableOfTimes } from './response-times.table.js';
import { type ResponseTimesResponse } from './response-times.response.js';

/** Answers how long the first response takes: the whole curve, of which median and 90th percentile are two points. */
@Injectable()
export class ResponseTimesService {
  constructor(
    private readonly counting: CountingService,
    private readonly questions: QuestionsService,
    private readonly exact: ExactTimesService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async ask(query: FilterQuery, language: Language): Promise<ResponseTimesResponse> {
    const question = await this.questions.definite(query, undefined, language);
    return this.of(question, await this.counting.count(question));
  }

  /** Answers a definite question from what was counted for it, over all groups. */
  async of(question: Question, counted: readonly CountedGroup[]): Promise<ResponseTimesResponse> {
    const [total] = await this.exact.complete(question, [await totalOf(counted)], isThinOrUntold);
    const { counts, waits, durations } = total ?? together([]);
    return {
      definition: { ...curveDefinition },
      ...periodView(question),
      timeZone: question.zone,
      timesWithin: RESOLUTION,
      containsDemoData: counted.some(({ demo }) => demo > 0),
      received: counts.received,
      points: responseCurve(durations ?? waits).map(({ seconds, ...point }) => ({
        hours: hours(seconds) ?? 0,
        ...point,
      })),
    };
  }

  async export(query: FilterQuery, language: Language): Promise<StreamableFile> {
    return csvFile(tableOfTimes(await this.ask(query, language)));
  }
}

/** Fewer are read one by one, so that the shares of the curve are exact too. */
const THIN = 2_000;

function isThinOrUntold({ counts, waits }: Amount): boolean {
  return counts.received < THIN || timesToResponse(waits) === undefined;
}
