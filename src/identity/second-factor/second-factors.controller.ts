import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { RateLimit } from '../../http/route-declaration.js';
import { type Actor } from '../actor.js';
import { KnownDevicesService } from '../cookies/known-devices.service.js';
import { SessionCookiesService } from '../cookies/session-cookies.service.js';
import { SessionViewsService } from '../session-views.service.js';
import { SignedIn, CurrentActor } from '../session.guard.js';
import { SignInsService } from '../sign-ins.service.js';
import { ConfirmEnrolmentBody, EnrolmentBody, NewRecoveryCodesBody } from './second-factor.dto.js';
import {
  EnrolledResponse,
  EnrolmentResponse,
  RecoveryCodesResponse,
  SecondFactorStateResponse,
  SecondFactorResponse,
} from './second-factor.response.js';
import { SecondFactorsService } from './second-factors.service.js';

@ApiTags('Officers')
@ApiExtraModels(SecondFactorStateResponse)
@Controller('second-factors')
export class SecondFactorsController {
  constructor(
    private readonly signIns: SignInsService,
    private readonly factors: SecondFactorsService,
    private readonly views: SessionViewsService,
    private readonly devices: KnownDevicesService,
    private readonly cookies: SessionCookiesService,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'See one’s second factor',
    description: 'Since when there is one, and how many recovery codes are left.',
  })
  @ApiOkResponse({ type: SecondFactorResponse, description: 'That of the account.' })
  async showFactor(@CurrentActor() { accountId }: Actor): Promise<SecondFactorResponse> {
    const state = await this.factors.stateOf(accountId);
    return { secondFactor: state ? { ...state, enrolledAt: state.enrolledAt.toISOString() } : null };
  }

  @Post()
  @RateLimit('sign-in')
  @HttpCode(200)
  @ApiOperation({
    summary: 'See what to set an authenticator app up with',
    description:
      'Goes on with a sign-in that was refused with `second_factor_not_enrolled`. Nothing is kept yet.',
  })
  @ApiBody({ type: EnrolmentBody, description: 'The sign-in to go on with.' })
  @ApiOkResponse({ type: EnrolmentResponse, description: 'The secret, the same each time.' })
  @ApiProblems('validation_failed', 'sign_in_expired', 'unavailable')
  showEnrolment(@Body() { enrolment }: EnrolmentBody): Promise<EnrolmentResponse> {
    return this.signIns.enrolmentOf(enrolment);
  }

  @Post('confirmations')
  @RateLimit('sign-in')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Set up a second factor and sign in',
    description:
      'With a code that the app shows. The answer has the recovery codes, which are shown this once.',
  })
  @ApiBody({ type: ConfirmEnrolmentBody, description: 'The sign-in to go on with, and a code.' })
  @ApiOkResponse({ type: EnrolledResponse, description: 'The account has a second factor from now on.' })
  @ApiProblems('validation_failed', 'sign_in_expired', 'wrong_second_factor', 'second_factor_enrolled')
  @ApiProblems('cross_site_request', 'unavailable')
  async confirmEnrolment(
    @Body() { enrolment, code, cookie = false }: ConfirmEnrolmentBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledResponse> {
    if (cookie) this.cookies.refuseForeign(request);
    const { opened, recoveryCodes } = await this.signIns.enrol(
      enrolment,
      code,
      this.devices.originOf(request),
    );
    return { session: this.views.show(opened, cookie, request, reply), recoveryCodes };
  }

  @Post('recovery-codes')
  @RateLimit('sign-in')
  @SignedIn()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make new recovery codes',
    description: 'With a code. Those before end; the new ones are shown this once.',
  })
  @ApiBody({ type: NewRecoveryCodesBody, description: 'A code.' })
  @ApiOkResponse({ type: RecoveryCodesResponse, description: 'The new ones.' })
  @ApiProblems('validation_failed', 'wrong_second_factor', 'too_many_sign_ins')
  async renewRecoveryCodes(
    @CurrentActor() actor: Actor,
    @Body() { code }: NewRecoveryCodesBody,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesResponse> {
    const origin = this.devices.originOf(request);
    return { recoveryCodes: await this.signIns.renewRecoveryCodes(actor, code, origin) };
  }
}
