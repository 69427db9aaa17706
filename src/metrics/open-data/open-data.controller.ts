import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { AnswersCsv } from '../tables/answers-csv.js';
import { OpenDataQuery, OpenMonthsQuery } from './open-data.dto.js';
import { OpenDataService } from './open-data.service.js';
import { OpenHeadsResponse, OpenMonthFileResponse, OpenMonthsResponse } from './open-data.response.js';
import { Weighed } from '../question/weighed.js';
import { FILE_CELLS } from '../question/weight.js';

const MonthParam = ApiParam({ name: 'month', description: 'A month that is over.', example: '2026-03' });

@ApiTags('Metrics')
@Controller('open-data')
export class OpenDataController {
  constructor(private readonly openData: OpenDataService) {}

  @Get()
  @ApiOperation({ summary: 'The months there is open data of', description: 'Public.' })
  @ApiOkResponse({ type: OpenMonthsResponse, description: 'The months, with links to their files.' })
  @ApiProblems('validation_failed', 'unavailable')
  listOpenMonths(@Query() query: OpenMonthsQuery): Promise<OpenMonthsResponse> {
    return this.openData.months(query);
  }

  @Get(':month.json')
  @Weighed(() => FILE_CELLS)
  @MonthParam
  @ApiOperation({
    summary: 'The complaints of a month as open data',
    description:
      'Public. Every complaint filed in the month, without reporter, words and address, its place rounded. The same month with the same asOf is the same file for ever.',
  })
  @ApiOkResponse({ type: OpenMonthFileResponse, description: 'The month, with its definition.' })
  @ApiProblems('validation_failed', 'month_not_over', 'unavailable')
  getOpenMonth(@Param('month') month: string, @Query() query: OpenDataQuery): Promise<StreamableFile> {
    return this.openData.json(month, query);
  }

  @Get(':month.csv')
  @Weighed(() => FILE_CELLS)
  @MonthParam
  @ApiOperation({
    summary: 'The complaints of a month as open data, as a table',
    description: 'Public. The same as the JSON; definition and note stand in the first row.',
  })
  @AnswersCsv(
    'The table, the oldest complaint first.',
    'number,category,channel,kelurahan,lat,lng,filedAt,firstRespondedAt,status,counted,demo,asOf',
    'JKT-26-7K3Q9F-8,road,qlue,31.71.01.1001,-6.177,106.827,2026-03-01T08:00:00.000+07:00,,waiting,overdue,false,2026-04-15T23:59:59.999+07:00',
  )
  @ApiProblems('validation_failed', 'month_not_over', 'unavailable')
  exportOpenMonth(@Param('month') month: string, @Query() query: OpenDataQuery): Promise<StreamableFile> {
    return this.openData.csv(month, query);
  }

  @Get(':month/heads.json')
  @MonthParam
  @ApiOperation({
    summary: 'The signed heads of the audit trail of a month',
    description: 'Public. The first head of each day, to be kept: later ones must extend them.',
  })
  @ApiOkResponse({ type: OpenHeadsResponse, description: 'The heads.' })
  @ApiProblems('validation_failed', 'month_not_over', 'unavailable')
  listOpenHeads(@Param('month') month: string, @Query() query: OpenMonthsQuery): Promise<OpenHeadsResponse> {
    return this.openData.heads(month, query);
  }
}
