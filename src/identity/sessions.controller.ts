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
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { AsAttempt, type Attempt, Repeatable } from '../idempotency/attempt.js';
import { accountKinds } from './account.entity.js';
import { type Actor } from './actor.js';
import { SessionCookies } from './cookies/session-cookies.service.js';
import { Program } from './program.js';
import { type Role, roles } from './rights/rights.js';
import { type Opened, Sessions } from './sessions.service.js';
import { SignedIn, WhoAsks } from './signed-in.js';

const SESSION_ID = '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10';

class SignInBody {
  @TextField({
    about: 'E-mail address of the account.',
    max: 254,
    example: 'lurah-31.71.01.1001@tanggap.example',
  })
  email!: string;

  @TextField({ about: 'Its password.', max: 200, example: 'correct horse battery staple', secret: true })
  password!: string;

  @FlagField({
    about: 'For pages: the token comes as a cookie that no script can read, and not in the answer.',
    example: false,
    optional: true,
  })
  cookie?: boolean;
}

class OfficeHeldView {
  @Shown('Code of the office: that of its area, or "triage".', '31.71.01.1001')
  code!: string;

  @Shown('What the office is.', 'lurah')
  position!: string;

  @Shown('As it is addressed.', 'Lurah Gambir')
  name!: string;
}

class SessionView {
  @Shown('Names the session, to end it by.', SESSION_ID, { format: 'uuid' })
  id!: string;

  @Shown(
    'Send it as "Authorization: Bearer <token>". Null where a cookie carries it.',
    'XWqz1y7l0lS2vNnDq3Zl8w2mC4rTt5Bk',
    { type: String, nullable: true },
  )
  token!: string | null;

  @Shown(
    'Where a cookie carries the token: what requests that are no JSON show as X-CSRF-Token or _csrf. Else null.',
    'Jd8wq3nT0m5cVbR1yLx7eKf2sZuHaPgi9oXvN4tBCE0',
    { type: String, nullable: true },
  )
  csrfToken!: string | null;

  @Shown('When it ceases to work.', '2026-03-02T08:00:00.000Z', { format: 'date-time' })
  expiresAt!: string;

  @Shown('Whom the account stands for.', 'office', { enum: [...accountKinds] })
  kind!: string;

  @Shown('How the account is shown.', 'Lurah Gambir')
  name!: string;

  @Shown('What the account may do today; see GET /rights.', ['lurah'], { type: [String], enum: [...roles] })
  roles!: Role[];

  @Shown('Prefixes of the cities whose desk the account has today.', ['JKT'], { type: [String] })
  cities!: string[];

  @Shown('The offices held today, or served in.', undefined, { type: [OfficeHeldView] })
  offices!: OfficeHeldView[];
}

class SessionEntry {
  @Shown('Names the session, to end it by.', SESSION_ID, { format: 'uuid' })
  id!: string;

  @Shown('When it began.', '2026-03-01T20:00:00.000Z', { format: 'date-time' })
  createdAt!: string;

  @Shown('When it ceases to work.', '2026-03-02T08:00:00.000Z', { format: 'date-time' })
  expiresAt!: string;

  @Shown('The browser or program that signed in, as it calls itself.', 'Mozilla/5.0 (Linux; Android 14)', {
    type: String,
    nullable: true,
  })
  program!: string | null;

  @Shown('The one that asks.', true)
  current!: boolean;
}

class SessionListView {
  @Shown('The sessions of the account, the newest first.', undefined, { type: [SessionEntry] })
  items!: SessionEntry[];
}

@ApiTags('Officers')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @Repeatable()
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Gives a token that lasts twelve hours. After four failures in a row each further try with the same address has to wait, twice as long each time and at most a quarter of an hour.',
  })
  @ApiBody({ type: SignInBody, description: 'The account and its password.' })
  @ApiCreatedResponse({ type: SessionView, description: 'Signed in.' })
  @Refuses(
    'validation_failed',
    'wrong_credentials',
    'account_closed',
    'cross_site_request',
    'too_many_sign_ins',
    'unavailable',
  )
  async signIn(
    @Body() { email, password, cookie }: SignInBody,
    @AsAttempt() attempt: Attempt,
    @Program() program: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (cookie) this.cookies.refuseForeign(request);
    const opened = await this.sessions.signIn(attempt, { email, password, program });
    if (!cookie) return this.show(opened, { token: opened.token, csrfToken: null });
    this.cookies.set(reply, opened);
    return this.show(opened, { token: null, csrfToken: this.cookies.csrfTokenOf(opened.id) });
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'List one’s sessions', description: 'Where else the account is signed in.' })
  @ApiOkResponse({ type: SessionListView, description: 'Those that have not expired.' })
  async listSessions(@WhoAsks() actor: Actor): Promise<SessionListView> {
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
  @Refuses('session_not_found')
  async endSession(
    @WhoAsks() actor: Actor,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const ended = id === 'current' ? actor.sessionId : id;
    await this.sessions.end(actor, ended);
    if (ended === actor.sessionId) this.cookies.clear(reply);
  }

  private show(
    { id, expiresAt, actor }: Opened,
    carried: Pick<SessionView, 'token' | 'csrfToken'>,
  ): SessionView {
    const offices = actor.offices.map(({ code, position, name }) => ({ code, position, name }));
    const held = [...new Set(actor.seats.map(({ role }) => role))];
    const cities = [...new Set(actor.seats.flatMap(({ city }) => city ?? []))];
    return { id, ...carried, expiresAt, kind: actor.kind, name: actor.name, roles: held, cities, offices };
  }
}
