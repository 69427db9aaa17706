import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../../common/problems/refuses.js';
import { AsAttempt, type Attempt, Repeatable } from '../../idempotency/attempt.js';
import { NumberParam } from '../complaints.controller.js';
import { AdditionBody, ConfirmationBody, ContestBody, WithdrawalBody } from './citizen-actions.bodies.js';
import { CitizenActions } from './citizen-actions.service.js';
import { OwnComplaint, OwnComplaintWithReporter } from './own-complaint.view.js';
import { ForItsCitizen, TrackingSecret } from './tracking-secret.js';

const ActedOn = ApiCreatedResponse({ type: OwnComplaint, description: 'The complaint after it.' });
const RefusesActions = Refuses('validation_failed', 'transition_not_allowed');

/** What whoever filed a complaint sees of it and does with it. */
@ApiTags('Citizens')
@Controller('complaints/:number')
@ForItsCitizen()
export class CitizenActionsController {
  constructor(private readonly actions: CitizenActions) {}

  @Get('own')
  @NumberParam
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Follow one’s own complaint',
    description: 'With what was filed, who filed it, and what its citizen can do now.',
  })
  @ApiOkResponse({ type: OwnComplaintWithReporter, description: 'The complaint.' })
  read(@Param('number') number: string, @TrackingSecret() secret: string): Promise<OwnComplaintWithReporter> {
    return this.actions.read(number, secret);
  }

  @Post('additions')
  @NumberParam
  @Repeatable()
  @ApiOperation({
    summary: 'Add to it',
    description: 'Tells the office more. The public sees that, not what.',
  })
  @ApiBody({ type: AdditionBody, description: 'What is to be added.' })
  @ActedOn
  @RefusesActions
  add(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @AsAttempt() attempt: Attempt,
    @Body() body: AdditionBody,
  ): Promise<OwnComplaint> {
    return this.actions.add({ attempt, number, secret }, body);
  }

  @Post('confirmations')
  @NumberParam
  @Repeatable()
  @ApiOperation({ summary: 'Confirm that it is done', description: 'Closes it.' })
  @ApiBody({ type: ConfirmationBody, description: 'A score and a word, if one likes.' })
  @ActedOn
  @RefusesActions
  confirm(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @AsAttempt() attempt: Attempt,
    @Body() body: ConfirmationBody,
  ): Promise<OwnComplaint> {
    return this.actions.confirm({ attempt, number, secret }, body);
  }

  @Post('contests')
  @NumberParam
  @Repeatable()
  @ApiOperation({
    summary: 'Say that it is not done',
    description:
      'Reopens it, takes it out of the resolved and counts it as contested. Possible until ten working days after it was said to be done. The fourth contest of a complaint goes to an inspector instead, who decides whether it is reopened.',
  })
  @ApiBody({ type: ContestBody, description: 'What is not done.' })
  @ActedOn
  @RefusesActions
  @Refuses('contest_with_inspector')
  contest(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @AsAttempt() attempt: Attempt,
    @Body() body: ContestBody,
  ): Promise<OwnComplaint> {
    return this.actions.contest({ attempt, number, secret }, body);
  }

  @Post('withdrawals')
  @NumberParam
  @Repeatable()
  @ApiOperation({
    summary: 'Withdraw it',
    description: 'It leaves the count, unless somebody was late with the first answer: that stays counted.',
  })
  @ApiBody({ type: WithdrawalBody, description: 'Why, if one likes.' })
  @ActedOn
  @RefusesActions
  withdraw(
    @Param('number') number: string,
    @TrackingSecret() secret: string,
    @AsAttempt() attempt: Attempt,
    @Body() body: WithdrawalBody,
  ): Promise<OwnComplaint> {
    return this.actions.withdraw({ attempt, number, secret }, body);
  }
}
