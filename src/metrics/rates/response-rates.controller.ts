import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../../common/asked-language.js';
import { type Language } from '../../common/language.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { VariesBy } from '../../common/varies-by.js';
import { DrillDownQuery } from '../drill-down/drill-down.dto.js';
import { DrillDownService } from '../drill-down/drill-down.service.js';
import { DrillDownResponse } from '../drill-down/drill-down.response.js';
import { ResponseRatesQuery } from './response-rates.dto.js';
import { ResponseRatesService } from './response-rates.service.js';
import { ResponseRatesResponse } from './response-rates.response.js';
import { Weighed } from '../question/weighed.js';
import { cellsOfRates } from '../question/weight.js';

@ApiTags('Metrics')
@Controller('metrics')
export class ResponseRatesController {
  constructor(
    private readonly responseRates: ResponseRatesService,
    private readonly drillDown: DrillDownService,
  ) {}

  @Get('response-rates')
  @Weighed(cellsOfRates)
  @ApiOperation({
    summary: 'Who answers, and who does not',
    description: 'Public. The same question with the same asOf has the same answer for ever.',
  })
  @ApiOkResponse({ type: ResponseRatesResponse, description: 'The numbers, with their definition.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'unavailable')
  getResponseRates(
    @Query() query: ResponseRatesQuery,
    @AskedLanguage() language: Language,
  ): Promise<ResponseRatesResponse> {
    return this.responseRates.ask(query, language);
  }

  @Get('response-rates/complaints')
  @ApiOperation({
    summary: 'The complaints behind a number',
    description: 'Public: exactly the complaints that a number counted, as they stood at asOf.',
  })
  @ApiOkResponse({ type: DrillDownResponse, description: 'A part of them, the oldest first.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'unavailable')
  listComplaintsBehind(
    @Query() query: DrillDownQuery,
    @AskedLanguage() language: Language,
  ): Promise<DrillDownResponse> {
    return this.drillDown.list(query, language);
  }
}
