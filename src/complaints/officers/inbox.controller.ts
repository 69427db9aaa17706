import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import { InboxQuery } from './inbox.dto.js';
import { ComplaintReadingService } from '../core/reading/complaint-reading.service.js';
import { ETAG_HEADER, EtagInterceptor } from '../core/officer-steps/etag.interceptor.js';
import { NumberParam } from '../core/number-param.js';
import { InboxService } from './inbox.service.js';
import { InboxResponse, OfficerComplaintResponse } from '../core/reading/officer.response.js';

/** The complaints that an officer has to act on, or to oversee. */
@ApiTags('Officers')
@Controller('inbox')
@SignedIn()
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly reading: ComplaintReadingService,
  ) {}

  @Get()
  @RequiresRight('see')
  @ApiOperation({
    summary: 'The inbox',
    description:
      'The open complaints of the office, oldest due first. Camat and walikota see what lies below them, the triage office what nobody owns, a unit what was handed to it, the communications office everything; see GET /rights.',
  })
  @ApiOkResponse({ type: InboxResponse, description: 'A part of the inbox.' })
  @ApiProblems('validation_failed')
  listInbox(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxResponse> {
    return this.inbox.list(actor, query);
  }

  @Get(':number')
  @RequiresRight('see')
  @NumberParam
  @ApiOperation({
    summary: 'One complaint, for officers',
    description: 'With the citizen’s words and the notes between offices.',
  })
  @UseInterceptors(EtagInterceptor)
  @ApiOkResponse({ type: OfficerComplaintResponse, description: 'The complaint.', headers: ETAG_HEADER })
  @ApiProblems('complaint_not_found', 'complaint_number_mistyped')
  getInboxComplaint(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
  ): Promise<OfficerComplaintResponse> {
    return this.reading.forOfficer(actor, number);
  }
}
