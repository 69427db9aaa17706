import { Controller, Param, Post, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { NumberParam } from '../core/number-param.js';
import { RequesterGuard, CurrentRequester } from './requester.guard.js';
import { type Requester, ErasuresService } from './erasures.service.js';
import { ErasureResponse } from './erasures.response.js';

@ApiTags('Citizens')
@Controller('complaints/:number/erasures')
export class ErasuresController {
  constructor(private readonly erasures: ErasuresService) {}

  @Post()
  @UseGuards(RequesterGuard)
  @NumberParam
  @Idempotent()
  @ApiBearerAuth()
  @ApiCookieAuth()
  @ApiHeader({
    name: 'Tracking-Secret',
    required: false,
    description: 'The secret that was given at filing; the communications office is signed in instead.',
    schema: { type: 'string', maxLength: 255, example: 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF' },
  })
  @ApiOperation({
    summary: 'Erase who filed it',
    description:
      'Name, phone number, e-mail address, secret, photos, and what in their words says who they are; nobody can undo it. The complaint stays, without its citizen, and no number changes. The exact place goes once the complaint has ended.',
  })
  @ApiCreatedResponse({ type: ErasureResponse, description: 'What is no more.' })
  @ApiProblems(
    'not_signed_in',
    'not_allowed',
    'wrong_tracking_secret',
    'complaint_not_found',
    'complaint_number_mistyped',
    'unavailable',
  )
  erase(
    @Param('number') number: string,
    @CurrentRequester() requester: Requester,
    @IdempotencyContext() idempotency: IdempotentRequest,
  ): Promise<ErasureResponse> {
    return this.erasures.erase(idempotency, number, requester);
  }
}
