import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../common/asked-language.js';
import { type Language } from '../common/language.js';
import { Refuses } from '../common/problems/refuses.js';
import { VariesBy } from '../common/varies-by.js';
import { ComplaintsBehindQuery } from './complaints-behind.query.js';
import { ComplaintsBehind } from './complaints-behind.service.js';
import { ComplaintsBehindView } from './complaints-behind.view.js';
import { ResponseRatesQuery } from './response-rates.query.js';
import { ResponseRates } from './response-rates.service.js';
import { ResponseRatesView } from './response-rates.view.js';
import { Weighed } from './weighed.js';
import { cellsOfRates } from './weight.js';

@ApiTags('Metrics')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly responseRates: ResponseRates,
    private readonly complaintsBehind: ComplaintsBehind,
  ) {}

  @Get('response-rates')
  @Weighed(cellsOfRates)
  @ApiOperation({
    summary: 'Who answers, and who does not',
    description: 'Public. The same question with the same asOf has the same answer for ever.',
  })
  @ApiOkResponse({ type: ResponseRatesView, description: 'The numbers, with their definition.' })
  @VariesBy('Accept-Language')
  @Refuses('validation_failed', 'unavailable')
  getResponseRates(
    @Query() query: ResponseRatesQuery,
    @AskedLanguage() language: Language,
  ): Promise<ResponseRatesView> {
    return this.responseRates.ask(query, language);
  }

  @Get('response-rates/complaints')
  @ApiOperation({
    summary: 'The complaints behind a number',
    description: 'Public: exactly the complaints that a number counted, as they stood at asOf.',
  })
  @ApiOkResponse({ type: ComplaintsBehindView, description: 'A part of them, the oldest first.' })
  @VariesBy('Accept-Language')
  @Refuses('validation_failed', 'unavailable')
  listComplaintsBehind(
    @Query() query: ComplaintsBehindQuery,
    @AskedLanguage() language: Language,
  ): Promise<ComplaintsBehindView> {
    return this.complaintsBehind.list(query, language);
  }
}
