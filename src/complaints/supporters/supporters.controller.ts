import { Body, Controller, Delete, HttpCode, Ip, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
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
import { TrackingSecret } from '../core/tracking-secret.js';
import { SupportersService } from './supporters.service.js';
import { SupportBody } from './supporters.dto.js';
import { SupportResponse } from './supporters.response.js';

/** People who say "me too". */
@ApiTags('Citizens')
@Controller('complaints/:number/supports')
@ApiProblems('complaint_not_found', 'complaint_number_mistyped', 'unavailable')
export class SupportersController {
  constructor(private readonly supporters: SupportersService) {}

  @Post()
  @NumberParam
  @Idempotent()
  @ApiOperation({
    summary: 'Say "me too"',
    description:
      'No account is needed, and no name. Each time counts alike, also of whoever filed it or said so before: the count tells nobody whose contact was given. So many an hour for one complaint, whoever sends them. It remains one complaint in every number.',
  })
  @ApiBody({ type: SupportBody, description: 'How one can be reached, if one likes.' })
  @ApiCreatedResponse({ type: SupportResponse, description: 'It was heard.' })
  @ApiProblems('validation_failed', 'support_not_possible', 'too_many_supports')
  support(
    @Param('number') number: string,
    @Ip() address: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: SupportBody,
  ): Promise<SupportResponse> {
    return this.supporters.support({ idempotency, number, address }, body.contact);
  }

  @Delete()
  @NumberParam
  @HttpCode(204)
  @ApiHeader({
    name: 'Tracking-Secret',
    required: true,
    description: 'The secret that was given with the support.',
    schema: { type: 'string', maxLength: 255, example: 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF' },
  })
  @ApiOperation({ summary: 'Take a "me too" back', description: 'What was said of oneself is forgotten.' })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiProblems('support_not_found')
  withdrawSupport(@Param('number') number: string, @TrackingSecret() secret: string): Promise<void> {
    return this.supporters.withdraw(number, secret);
  }
}
