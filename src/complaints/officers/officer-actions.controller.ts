import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { IfMatch } from '../core/officer-steps/if-match.js';
import { OfficerStep } from '../core/officer-steps/officer-step.decorators.js';
import { CoordinationBody, RejectionBody, ResponseBody, TransferBody } from './officer-actions.dto.js';
import { OfficerActionsService } from './officer-actions.service.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';

/** What the office that holds a complaint does with it, besides closing and merging it. */
@ApiTags('Officers')
@Controller('complaints/:number')
@SignedIn()
@Idempotent()
export class OfficerActionsController {
  constructor(private readonly actions: OfficerActionsService) {}

  @Post('responses')
  @ApiOperation({ summary: 'Answer', description: 'A public answer. The first one counts as the response.' })
  @ApiBody({ type: ResponseBody, description: 'The answer.' })
  @OfficerStep()
  @ApiProblems('empty_answer')
  respond(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: ResponseBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.respond(
      { idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent },
      body.message,
    );
  }

  @Post('coordinations')
  @ApiOperation({
    summary: 'Hand work to a unit',
    description: 'It does not answer the citizen, and is counted apart.',
  })
  @ApiBody({ type: CoordinationBody, description: 'The unit, and what it is asked to do.' })
  @OfficerStep()
  coordinate(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: CoordinationBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.coordinate(
      { idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent },
      body,
    );
  }

  @Post('rejections')
  @ApiOperation({
    summary: 'Turn it away',
    description:
      'A kelurahan’s rejection goes to the triage office, which passes it on or rejects it for good.',
  })
  @ApiBody({ type: RejectionBody, description: 'Why it is turned away.' })
  @OfficerStep()
  @ApiProblems('empty_answer')
  reject(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: RejectionBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.reject(
      { idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent },
      body.reason,
      body.message,
    );
  }

  @Post('transfers')
  @ApiOperation({
    summary: 'Pass it to another kelurahan',
    description: 'The status stays and the clock runs on from filing.',
  })
  @ApiBody({ type: TransferBody, description: 'The kelurahan responsible, and why.' })
  @OfficerStep()
  transfer(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: TransferBody,
  ): Promise<OfficerComplaintResponse> {
    return this.actions.transfer(
      { idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent },
      body.kelurahanCode,
      body.message,
    );
  }
}
