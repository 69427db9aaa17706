import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import { NumberParam } from '../core/number-param.js';
import { FoundComplaintsResponse, ReporterLookResponse } from './reporter-access.response.js';
import { ReporterAccessService } from './reporter-access.service.js';
import { ReporterLookBody, ReporterSearchBody } from './reporters.dto.js';

/** Access to the data of those who filed. Each one is recorded in the audit trail. */
@ApiTags('Officers')
@Controller()
@SignedIn()
export class ReportersController {
  constructor(private readonly reporterAccess: ReporterAccessService) {}

  @Post('reporters/search')
  @RequiresRight('search_reporters')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The complaints of one reporter',
    description:
      'Found by the whole phone number or e-mail address; with both, by both. For the communications office and the triage office. Recorded in the audit trail, without what was asked for.',
  })
  @ApiBody({ type: ReporterSearchBody, description: 'Whose complaints.' })
  @ApiOkResponse({ type: FoundComplaintsResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed')
  searchReporters(
    @CurrentActor() actor: Actor,
    @Body() body: ReporterSearchBody,
  ): Promise<FoundComplaintsResponse> {
    return this.reporterAccess.search(actor, body);
  }

  @Post('complaints/:number/reporter-look')
  @NumberParam
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'See who filed a complaint',
    description:
      'For the office that answers for it and the communications office. Recorded in the audit trail, with the reason.',
  })
  @ApiBody({ type: ReporterLookBody, description: 'Why.' })
  @ApiOkResponse({ type: ReporterLookResponse, description: 'Who filed it, and who said "me too".' })
  @ApiProblems('validation_failed', 'not_your_complaint', 'complaint_not_found', 'complaint_number_mistyped')
  seeReporter(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body() { reason }: ReporterLookBody,
  ): Promise<ReporterLookResponse> {
    return this.reporterAccess.look(actor, number, reason);
  }
}
