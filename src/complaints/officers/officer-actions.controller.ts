import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { NumberParam } from '../core/number-param.js';
import {
  CoordinationBody,
  MergeBody,
  RejectionBody,
  ResolutionBody,
  ResponseBody,
  TransferBody,
} from './officer-actions.dto.js';
import { OfficerActionsService } from './officer-actions.service.js';
import { OfficerComplaintResponse } from '../core/reading/officer.response.js';

const ActedOn = ApiCreatedResponse({
  type: OfficerComplaintResponse,
  description: 'The complaint after it.',
});
const RefusesActions = ApiProblems(
  'validation_failed',
  'not_allowed',
  'not_your_complaint',
  'complaint_not_found',
  'complaint_number_mistyped',
  'transition_not_allowed',
);
const RefusesEvidence = ApiProblems('idempotency_key_reused', 'evidence_required', 'evidence_doubtful');

/** What the office that holds a complaint does with it. */
@ApiTags('Officers')
@Controller('complaints/:number')
@SignedIn()
@Idempotent()
export class OfficerActionsController {
  constructor(private readonly actions: OfficerActionsService) {}

  @Post('responses')
  @NumberParam
  @ApiOperation({ summary: 'Answer', description: 'A public answer. The first one counts as the response.' })
  @ApiBody({ type: ResponseBody, description: 'The answer.' })
  @ActedOn
  @RefusesActions
  respond(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: ResponseBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.respond({ attempt: idempotency, actor, number }, body.message);
  }

  @Post('coordinations')
  @NumberParam
  @ApiOperation({
    summary: 'Hand work to a unit',
    description: 'It does not answer the citizen, and is counted apart.',
  })
  @ApiBody({ type: CoordinationBody, description: 'The unit, and what it is asked to do.' })
  @ActedOn
  @RefusesActions
  coordinate(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: CoordinationBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.coordinate({ attempt: idempotency, actor, number }, body);
  }

  @Post('resolutions')
  @NumberParam
  @ApiOperation({
    summary: 'Say that it is done',
    description:
      'Public. Counts as the response where there was none. Photos are weighed by rules: when and where they were taken, as their files say, and whether they were seen before.',
  })
  @ApiBody({ type: ResolutionBody, description: 'What was done.' })
  @ActedOn
  @RefusesActions
  @RefusesEvidence
  resolve(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: ResolutionBody,
  ): Promise<OfficerComplaintResponse> {
    const { message, photos = [], reason } = body;
    return this.actions.resolve({ attempt: idempotency, actor, number }, message, { photos, reason });
  }

  @Post('rejections')
  @NumberParam
  @ApiOperation({
    summary: 'Turn it away',
    description:
      'A kelurahan’s rejection goes to the triage office, which passes it on or rejects it for good.',
  })
  @ApiBody({ type: RejectionBody, description: 'Why it is turned away.' })
  @ActedOn
  @RefusesActions
  reject(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: RejectionBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.reject({ attempt: idempotency, actor, number }, body.reason, body.message);
  }

  @Post('transfers')
  @NumberParam
  @ApiOperation({
    summary: 'Pass it to another kelurahan',
    description: 'The status stays and the clock runs on from filing.',
  })
  @ApiBody({ type: TransferBody, description: 'The kelurahan responsible, and why.' })
  @ActedOn
  @RefusesActions
  transfer(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: TransferBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.transfer({ attempt: idempotency, actor, number }, body.kelurahanCode, body.message);
  }

  @Post('merges')
  @NumberParam
  @ApiOperation({
    summary: 'Merge it into an older one about the same thing',
    description:
      'It goes on there: who filed it and who supported it are counted there as supporters, and see where it went. It is counted as excludedMerged and no longer as received. Both must be held by the same office, and the older one must be open. What is late with its answer can only be merged into what is late itself, and what was contested not at all: a merge hides nothing.',
  })
  @ApiBody({ type: MergeBody, description: 'The one in which it goes on.' })
  @ActedOn
  @RefusesActions
  @ApiProblems('merge_not_possible')
  merge(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: MergeBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.merge({ attempt: idempotency, actor, number }, body.into);
  }
}
