import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import { NumberParam } from '../core/number-param.js';
import { FakesBody } from './fakes.dto.js';
import { RejectedFakesResponse, SameAddressResponse } from './fakes.response.js';
import { FakesService } from './fakes.service.js';

/** What came from the network address of a fake. */
@ApiTags('Officers')
@Controller('complaints/:number/same-address')
@SignedIn()
@ApiProblems('complaint_not_found', 'complaint_number_mistyped')
export class FakesController {
  constructor(private readonly fakes: FakesService) {}

  @Get()
  @RequiresRight('reject_fakes')
  @NumberParam
  @ApiOperation({
    summary: 'List what came from the same address as a fake',
    description:
      'Of the last 90 days, at most fifty that wait unanswered, whoever holds them. Many people can share an address: look at each. For the triage office; the address itself is kept nowhere.',
  })
  @ApiOkResponse({ type: SameAddressResponse, description: 'Those that wait.' })
  async listSameAddress(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
  ): Promise<SameAddressResponse> {
    return { items: await this.fakes.waiting(actor, number) };
  }

  @Post('rejections')
  @RequiresRight('reject_fakes')
  @NumberParam
  @Idempotent()
  @ApiOperation({
    summary: 'Turn away together what came from the same address as a fake',
    description: 'Each that is named, with a step of its own in its history and in the audit trail.',
  })
  @ApiBody({ type: FakesBody, description: 'Which, and why.' })
  @ApiCreatedResponse({ type: RejectedFakesResponse, description: 'What was turned away, and what was not.' })
  @ApiProblems('validation_failed', 'empty_answer')
  rejectSameAddress(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: FakesBody,
  ): Promise<RejectedFakesResponse> {
    return this.fakes.reject(idempotency, actor, number, body);
  }
}
