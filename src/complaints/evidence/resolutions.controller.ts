import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { CurrentActor, SignedIn } from '../../identity/session.guard.js';
import { IfMatch } from '../core/officer-steps/if-match.js';
import { OfficerStep } from '../core/officer-steps/officer-step.decorators.js';
import { type OfficerComplaintResponse } from '../core/reading/officer.response.js';
import { ResolutionBody } from './resolution.dto.js';
import { ResolutionsService } from './resolutions.service.js';

/** Closes complaints. */
@ApiTags('Officers')
@Controller('complaints/:number')
@SignedIn()
@Idempotent()
export class ResolutionsController {
  constructor(private readonly resolutions: ResolutionsService) {}

  @Post('resolutions')
  @ApiOperation({
    summary: 'Say that it is done',
    description:
      'Public. Counts as the response where there was none. Photos are weighed by rules: when and where they were taken, as their files say, and whether they were seen before.',
  })
  @ApiBody({ type: ResolutionBody, description: 'What was done.' })
  @OfficerStep()
  @ApiProblems('empty_answer', 'idempotency_key_reused', 'evidence_required', 'evidence_doubtful')
  resolve(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: ResolutionBody,
  ): Promise<OfficerComplaintResponse> {
    const { message, photos = [], reason } = body;
    return this.resolutions.resolve(
      { idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent },
      message,
      { photos, reason },
    );
  }
}
