import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { FlagField, TextField } from '../common/fields/index.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { setCookies } from '../http/response-cookie.js';
import { RateLimit } from '../http/route-declaration.js';
import { ApiField } from '../common/api-field.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../idempotency/idempotency-context.js';
import { type Actor } from './actor.js';
import { SessionCookiesService } from './cookies/session-cookies.service.js';
import { KnownDevicesService } from './cookies/known-devices.service.js';
import { SessionViewsService } from './session-views.service.js';
import { SESSION_ID, SessionResponse } from './session.response.js';
import { SessionsService } from './sessions.service.js';
import { SignInsService } from './sign-ins.service.js';
import { CODE_LENGTH } from './second-factor/code-length.js';
import { SignedIn, CurrentActor } from './session.guard.js';
import { Problem } from '../common/problems/problem.js';

class SignInBody {
  @TextField({
    about: 'E-mail address of the account.',
    max: 254,
    example: 'lurah-31.71.01.1001@tanggap.example',
  })
  email!: string;

  @TextField({ about: 'Its password.', max: 200, example: 'correct horse battery staple', secret: true })
  password!: string;

  @TextField({
    about:
      'Second factor, where the account has one: six digits of the authenticator app, or a recovery code.',
    max: CODE_LENGTH,
    example: '492039',
    optional: true,
    secret: true,
  })
  code?: string;

  @FlagField({
    about: 'For pages: the token comes as a cookie that no script can read, and not in the answer.',
    example: false,
    optional: true,
  })
  cookie?: boolean;
}

class SessionEntry {
  @ApiField('Names the session, to end it by.', SESSION_ID, { format: 'uuid' })
  id!: string;

  @ApiField('When it began.', '2026-03-01T20:00:00.000Z', { format: 'date-time' })
  createdAt!: string;

  @ApiField('When it ceases to work.', '2026-03-02T08:00:00.000Z', { format: 'date-time' })
  expiresAt!: string;

  @ApiField('The browser or program that signed in, as it calls itself.', 'Mozilla/5.0 (Linux; Android 14)', {
    type: String,
    nullable: true,
  })
  program!: string | null;

  @ApiField('The one that asks.', true)
  current!: boolean;
}

class SessionListResponse {
  @ApiField('The sessions of the account, the newest first.', undefined, { type: [SessionEntry] })
  items!: SessionEntry[];
}

@ApiTags('Officers')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
    private readonly views: SessionViewsService,
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Post()
  @RateLimit('sign-in')
  @Idempotent()
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Gives a token that lasts twelve hours. After four failures with an address each further try from the same network (/24 or /64) has to wait, twice as long each time and at most a quarter of an hour. Others do not wait for it: neither other networks nor devices on which the account signed in before, which are known by a cookie. Where the account has a second factor, the code goes into the same body.',
  })
  @ApiBody({ type: SignInBody, description: 'The account and its password.' })
  @ApiCreatedResponse({ type: SessionResponse, description: 'Signed in.' })
  @ApiProblems('validation_failed', 'wrong_credentials', 'account_closed', 'second_factor_required')
  @ApiProblems('wrong_second_factor', 'second_factor_not_enrolled', 'cross_site_request', 'too_many_sign_ins')
  @ApiProblems('unavailable')
  async signIn(
    @Body() { email, password, code, cookie = false }: SignInBody,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    if (cookie) this.cookies.refuseForeign(request);
    const origin = this.devices.originOf(request);
    const answer = await this.signIns.signIn(idempotency, { email, password, code, origin });
    if (answer.kind === 'code') throw new Problem('second_factor_required');
    if (answer.kind === 'enrolment')
      throw new Problem('second_factor_not_enrolled', {}, { enrolment: answer.ticket });
    return this.views.show(answer.opened, cookie, request, reply);
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'List one’s sessions', description: 'Where else the account is signed in.' })
  @ApiOkResponse({ type: SessionListResponse, description: 'Those that have not expired.' })
  async listSessions(@CurrentActor() actor: Actor): Promise<SessionListResponse> {
    const sessions = await this.sessions.ofActor(actor);
    return {
      items: sessions.map(({ id, createdAt, expiresAt, program }) => ({
        id,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        program,
        current: id === actor.sessionId,
      })),
    };
  }

  @Delete()
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign out everywhere',
    description:
      'Ends all sessions of the account, this one too. Devices are no longer known, and mailed links no longer work.',
  })
  @ApiNoContentResponse({ description: 'The account is signed in nowhere.' })
  async endSessions(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endAll(actor);
    setCookies(reply, [this.cookies.cleared()]);
  }

  @Delete(':id')
  @SignedIn()
  @HttpCode(204)
  @ApiParam({
    name: 'id',
    description: 'Id of the session; `current` is the one that asks.',
    example: SESSION_ID,
  })
  @ApiOperation({ summary: 'Sign out', description: 'Ends a session of one’s own, this one or another.' })
  @ApiNoContentResponse({ description: 'It has ended: its token no longer works.' })
  @ApiProblems('session_not_found')
  async endSession(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = id === 'current' ? actor.sessionId : id;
    await this.sessions.end(actor, ended);
    if (ended === actor.sessionId) setCookies(reply, [this.cookies.cleared()]);
  }
}
