import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../../common/asked-language.js';
import { type Language } from '../../common/language.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { VariesBy } from '../../common/varies-by.js';
import { AnswersCsv } from '../tables/answers-csv.js';
import { FilterQuery } from '../question/filter.dto.js';
import { ResponseTimesService } from './response-times.service.js';
import { ResponseTimesResponse } from './response-times.response.js';

@ApiTags('Metrics')
@Controller('metrics')
export class ResponseTimesController {
  constructor(private readonly times: ResponseTimesService) {}

  @Get('response-times')
  @ApiOperation({
    summary: 'How long the first response takes',
    description:
      'Public. The share answered by each time after filing, the unanswered counted as still waiting. The same question with the same asOf has the same answer for ever.',
  })
  @ApiOkResponse({ type: ResponseTimesResponse, description: 'The curve, with its definition.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'unavailable')
  getResponseTimes(
    @Query() query: FilterQuery,
    @AskedLanguage() language: Language,
  ): Promise<ResponseTimesResponse> {
    return this.times.ask(query, language);
  }

  @Get('response-times.csv')
  @ApiOperation({
    summary: 'How long the first response takes, as a table',
    description: 'Public. The points of `/metrics/response-times`. The first row has the definition.',
  })
  @AnswersCsv(
    'The table.',
    'hours,answered,answeredIntervalLow,answeredIntervalHigh,waiting,from,to,asOf',
    '19.2,0.51,0.46,0.56,812,2026-03-01,2026-04-01,2026-04-15T23:59:59.999+07:00',
  )
  @ApiProblems('validation_failed', 'unavailable')
  exportResponseTimes(
    @Query() query: FilterQuery,
    @AskedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.times.export(query, language);
  }
}
