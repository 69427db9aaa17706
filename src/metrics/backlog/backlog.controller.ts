import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../../common/asked-language.js';
import { type Language } from '../../common/language.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { VariesBy } from '../../common/varies-by.js';
import { AnswersCsv } from '../tables/answers-csv.js';
import { BacklogQuery } from './backlog.dto.js';
import { BacklogService } from './backlog.service.js';
import { BacklogResponse } from './backlog.response.js';
import { Weighed } from '../question/weighed.js';
import { cellsOfBacklog } from '../question/weight.js';

@ApiTags('Metrics')
@Controller('metrics')
export class BacklogController {
  constructor(private readonly backlog: BacklogService) {}

  @Get('backlog')
  @Weighed(cellsOfBacklog)
  @ApiOperation({
    summary: 'What lies undone, day by day',
    description:
      'Public. What was received, answered and done in each period, and what was open, unanswered and overdue at its end. The same question with the same asOf has the same answer for ever.',
  })
  @ApiOkResponse({ type: BacklogResponse, description: 'The series, with its definition.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'unavailable')
  getBacklog(@Query() query: BacklogQuery, @AskedLanguage() language: Language): Promise<BacklogResponse> {
    return this.backlog.ask(query, language);
  }

  @Get('backlog.csv')
  @Weighed(cellsOfBacklog)
  @ApiOperation({
    summary: 'What lies undone, day by day, as a table',
    description: 'Public. The periods of `/metrics/backlog`. The first row has the definition.',
  })
  @AnswersCsv(
    'The table.',
    'period,from,to,received,answered,resolved,rejected,reopened,open,unanswered,overdue,asOf',
    '2026-03-01,2026-03-01,2026-03-02,71,55,48,3,1,1204,640,512,2026-04-15T23:59:59.999+07:00',
  )
  @ApiProblems('validation_failed', 'unavailable')
  exportBacklog(@Query() query: BacklogQuery, @AskedLanguage() language: Language): Promise<StreamableFile> {
    return this.backlog.export(query, language);
  }
}
