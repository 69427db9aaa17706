import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AskedLanguage } from '../../common/asked-language.js';
import { type Language } from '../../common/language.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { VariesBy } from '../../common/varies-by.js';
import { RecordQuery } from './record.dto.js';
import { RecordResponse, SuccessionResponse } from './record.response.js';
import { RecordsService } from './records.service.js';

@ApiTags('Metrics')
@Controller('metrics')
export class RecordsController {
  constructor(private readonly records: RecordsService) {}

  @Get('people/:personId/record')
  @ApiParam({
    name: 'personId',
    description: 'Id of the official, as in a lurah’s group key.',
    example: '01a20126-d307-77e7-ad03-c054af82eb6a',
  })
  @ApiOperation({
    summary: 'A lurah’s record over all offices held',
    description:
      'Public. Every complaint is charged to one tenure: that of the first response, due time or asOf, whichever is earliest. Nobody inherits a predecessor’s overdue cases or hides behind a successor.',
  })
  @ApiOkResponse({ type: RecordResponse, description: 'The tenures, each with its numbers.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'person_not_found', 'unavailable')
  getRecord(
    @Param('personId') personId: string,
    @Query() query: RecordQuery,
    @AskedLanguage() language: Language,
  ): Promise<RecordResponse> {
    return this.records.ofPerson(personId, query, language);
  }

  @Get('offices/:code/succession')
  @ApiParam({
    name: 'code',
    description: 'Code of a lurah’s office: of the kelurahan.',
    example: '31.71.01.1001',
  })
  @ApiOperation({
    summary: 'Who held an office, one after another',
    description: 'Public. Each with the numbers of that time, which add up to those of the office.',
  })
  @ApiOkResponse({ type: SuccessionResponse, description: 'The tenures and the gaps between them.' })
  @VariesBy('Accept-Language')
  @ApiProblems('validation_failed', 'office_not_found', 'unavailable')
  getSuccession(
    @Param('code') code: string,
    @Query() query: RecordQuery,
    @AskedLanguage() language: Language,
  ): Promise<SuccessionResponse> {
    return this.records.ofOffice(code, query, language);
  }
}
