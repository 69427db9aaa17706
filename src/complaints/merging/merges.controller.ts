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
import { MergeBody } from './merge.dto.js';
import { MergesService } from './merges.service.js';

/** Merges complaints about the same thing. */
@ApiTags('Officers')
@Controller('complaints/:number')
@SignedIn()
@Idempotent()
export class MergesController {
  constructor(private readonly merges: MergesService) {}

  @Post('merges')
  @ApiOperation({
    summary: 'Merge it into an older one about the same thing',
    description:
      'It goes on there: who filed it and who supported it are counted there as supporters, and see where it went. It stays received by its office, with its own due time, and is answered by the first public answer to the older one after the merge, or by the message that comes with it. Both must be held by the same office, and the older one must be open. Another category, or a place more than 250 metres away, needs a reason. What was contested cannot be merged.',
  })
  @ApiBody({ type: MergeBody, description: 'The one in which it goes on.' })
  @OfficerStep()
  @ApiProblems('merge_not_possible')
  merge(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @IfMatch() ifMatch: number | undefined,
    @Body() body: MergeBody,
  ): Promise<OfficerComplaintResponse> {
    return this.merges.merge({ idempotency, actor, number, lastEvent: ifMatch ?? body.lastEvent }, body);
  }
}
