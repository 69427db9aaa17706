import {
  Body,
  Controller,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Param,
  Post,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { TextField } from '../common/fields/index.js';
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { AsAttempt, type Attempt, Repeatable } from '../idempotency/attempt.js';
import { accountKinds } from './account.entity.js';
import { type Actor } from './actor.js';
import { Sessions } from './sessions.service.js';
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

  @Shown('Send it as "Authorization: Bearer <token>".', 'XWqz1y7l0lS2vNnDq3Zl8w2mC4rTt5Bk')
  token!: string;

  @Shown('When it ceases to work.', '2026-03-02T08:00:00.000Z', { format: 'date-time' })
  expiresAt!: string;

  @Shown('Whom the account stands for.', 'office', { enum: [...accountKinds] })
  kind!: string;

  @Shown('How the account is shown.', 'Lurah Gambir')
  name!: string;

  @Shown('The offices held today.', undefined, { type: [OfficeHeldView] })
  offices!: OfficeHeldView[];
}

/** The browser or program that asks, as it calls itself. */
const Program = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['user-agent'],
);

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
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Repeatable()
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Gives a token that lasts twelve hours. After four failures in a row each further try with the same address has to wait, twice as long each time and at most a quarter of an hour.',
  })
  @ApiBody({ type: SignInBody, description: 'The account and its password.' })
  @ApiCreatedResponse({ type: SessionView, description: 'Signed in.' })
  @Refuses('validation_failed', 'wrong_credentials', 'too_many_sign_ins', 'unavailable')
  async signIn(
    @Body() { email, password }: SignInBody,
    @AsAttempt() attempt: Attempt,
    @Program() program: string | undefined,
  ): Promise<SessionView> {
    const { id, token, expiresAt, actor } = await this.sessions.signIn(attempt, { email, password, program });
    const offices = actor.offices.map(({ code, position, name }) => ({ code, position, name }));
    return { id, token, expiresAt, kind: actor.kind, name: actor.name, offices };
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
  @ApiParam({ name: 'id', description: 'Id of the session.', example: SESSION_ID })
  @ApiOperation({ summary: 'Sign out', description: 'Ends a session of one’s own, this one or another.' })
  @ApiNoContentResponse({ description: 'It has ended: its token no longer works.' })
  @Refuses('session_not_found')
  endSession(@WhoAsks() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
