import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { NumberParam } from '../core/number-param.js';
import { AdditionBody, ConfirmationBody, ContestBody, WithdrawalBody } from './citizen-actions.dto.js';
import { CitizenActionsService } from './citizen-actions.service.js';
import { OwnComplaintResponse, OwnComplaintWithReporterResponse } from './own-complaint.response.js';
import { RequiresTrackingSecret, TrackingSecret } from '../core/tracking-secret.js';

const ActedOn = ApiCreatedResponse({ type: OwnComplaintResponse, description: 'The complaint after it.' });
const ActionProblems = ApiProblems('validation_failed', 'transition_not_allowed');

/** What the citizen who filed a complaint sees of it and does with it. */
@ApiTags('Citizens')
@Controller('complaints/:number')
@RequiresTrackingSecret()
export class CitizenActionsController {
  constructor(private readonly actions: CitizenActionsService) {}

  @Get('own')
  @NumberParam
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Follow one’s own complaint',
    description: 'With what was filed, who filed it, and what its citizen can do now.',
  })
  @ApiOkResponse({ type: OwnComplaintWithReporterResponse, description: 'The complaint.' })
  read(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
  ): Promise<OwnComplaintWithReporterResponse> {
    return this.actions.read(number, secret);
  }

  @Post('additions')
  @NumberParam
  @Idempotent()
  @ApiOperation({
    summary: 'Add to it',
    description: 'Tells the office more. The public sees that, not what.',
  })
  @ApiBody({ type: AdditionBody, description: 'What is to be added.' })
  @ActedOn
  @ActionProblems
  add(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: AdditionBody,
  ): Promise<OwnComplaintResponse> {
    return this.actions.add({ idempotency, number, secret }, body);
  }

  @Post('confirmations')
  @NumberParam
  @Idempotent()
  @ApiOperation({ summary: 'Confirm that it is done', description: 'Closes it.' })
  @ApiBody({ type: ConfirmationBody, description: 'A score and a word, if one likes.' })
  @ActedOn
  @ActionProblems
  confirm(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: ConfirmationBody,
  ): Promise<OwnComplaintResponse> {
    return this.actions.confirm({ idempotency, number, secret }, body);
  }

  @Post('contests')
  @NumberParam
  @Idempotent()
  @ApiOperation({
    summary: 'Say that it is not done',
    description:
      'Reopens it, takes it out of the resolved and counts it as contested. Possible until ten working days after it was said to be done. The fourth contest of a complaint goes to an inspector instead, who decides whether it is reopened.',
  })
  @ApiBody({ type: ContestBody, description: 'What is not done.' })
  @ActedOn
  @ActionProblems
  @ApiProblems('contest_with_inspector')
  contest(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: ContestBody,
  ): Promise<OwnComplaintResponse> {
    return this.actions.contest({ idempotency, number, secret }, body);
  }

  @Post('withdrawals')
  @NumberParam
  @Idempotent()
  @ApiOperation({
    summary: 'Withdraw it',
    description: 'It leaves the count, unless somebody was late with the first answer: that stays counted.',
  })
  @ApiBody({ type: WithdrawalBody, description: 'Why, if one likes.' })
  @ActedOn
  @ActionProblems
  withdraw(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() body: WithdrawalBody,
  ): Promise<OwnComplaintResponse> {
    return this.actions.withdraw({ idempotency, number, secret }, body);
  }
}
