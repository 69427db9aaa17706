import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../../common/asked-language.js';
import { type Language } from '../../common/language.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { CountedQuery } from '../drill-down/drill-down.dto.js';
import { ResponseRatesQuery } from '../rates/response-rates.dto.js';
import { AnswersCsv } from '../tables/answers-csv.js';
import { ExportsService } from './exports.service.js';
import { Weighed } from '../question/weighed.js';
import { cellsOfRates, FILE_CELLS } from '../question/weight.js';

@ApiTags('Metrics')
@Controller('metrics')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('response-rates.csv')
  @Weighed(cellsOfRates)
  @ApiOperation({
    summary: 'Who answers, and who does not, as a table',
    description:
      'Public. The groups of `/metrics/response-rates` with the same numbers; an interval is two columns. What is said once of the whole table, such as its definition, stands in the first row.',
  })
  @AnswersCsv(
    'The table.',
    'key,name,office,rank,received,answered,responseRate,responseRateIntervalLow,responseRateIntervalHigh,asOf',
    '31.71.01.1001,Gambir,,17,120,96,0.8,0.72,0.86,2026-04-15T23:59:59.999+07:00',
  )
  @ApiProblems('validation_failed', 'unavailable')
  exportResponseRates(
    @Query() query: ResponseRatesQuery,
    @AskedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.exports.responseRates(query, language);
  }

  @Get('response-rates/complaints.csv')
  @Weighed(() => FILE_CELLS)
  @ApiOperation({
    summary: 'The complaints behind a number, as a table',
    description:
      'Public. All parts of `/metrics/response-rates/complaints` in one, as of one instant. The first row has the definition.',
  })
  @AnswersCsv(
    'The table, the oldest complaint first.',
    'number,category,channel,office,unit,status,rejectionReason,filedAt,firstResponseDueAt,firstRespondedAt,demo',
    'JKT-26-7K3Q9F-8,road,qlue,31.71.01.1001,,waiting,,2026-03-01T08:00:00.000+07:00,2026-03-02T08:00:00.000+07:00,,false',
  )
  @ApiProblems('validation_failed', 'unavailable')
  exportComplaintsBehind(
    @Query() query: CountedQuery,
    @AskedLanguage() language: Language,
  ): Promise<StreamableFile> {
    return this.exports.complaintsBehind(query, language);
  }
}
