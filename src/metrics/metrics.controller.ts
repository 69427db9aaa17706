import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chooseLanguage } from '../common/language.js';
import { Refuses } from '../common/problems/refuses.js';
import { ResponseRatesQuery } from './response-rates.query.js';
import { ResponseRates } from './response-rates.service.js';
import { ResponseRatesView } from './response-rates.view.js';

@ApiTags('Metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly responseRates: ResponseRates) {}

  @Get('response-rates')
  @ApiOperation({
    summary: 'Who answers, and who does not',
    description: 'Public. The same question with the same asOf has the same answer for ever.',
  })
  @ApiOkResponse({ type: ResponseRatesView, description: 'The numbers, with their definition.' })
  @Refuses('validation_failed')
  ask(
    @Query() query: ResponseRatesQuery,
    @Headers('accept-language') language?: string,
  ): Promise<ResponseRatesView> {
    return this.responseRates.ask(query, chooseLanguage(language));
  }
}
