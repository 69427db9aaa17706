import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TextField } from '../common/fields/index.js';
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { AsAttempt, type Attempt, Repeatable } from '../idempotency/attempt.js';
import { accountKinds } from './account.entity.js';
import { Sessions } from './sessions.service.js';

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

@ApiTags('Officers')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Repeatable()
  @ApiOperation({ summary: 'Sign in', description: 'Gives a token that lasts twelve hours.' })
  @ApiBody({ type: SignInBody, description: 'The account and its password.' })
  @ApiCreatedResponse({ type: SessionView, description: 'Signed in.' })
  @Refuses('validation_failed', 'wrong_credentials', 'unavailable')
  async signIn(@Body() { email, password }: SignInBody, @AsAttempt() attempt: Attempt): Promise<SessionView> {
    const { token, expiresAt, actor } = await this.sessions.signIn(attempt, email, password);
    const offices = actor.offices.map(({ code, position, name }) => ({ code, position, name }));
    return { token, expiresAt, kind: actor.kind, name: actor.name, offices };
  }
}
