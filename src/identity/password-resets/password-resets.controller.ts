import { Body, Controller, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { EmailField, TextField } from '../../common/fields/index.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { setCookies } from '../../http/response-cookie.js';
import { RateLimit } from '../../http/route-declaration.js';
import { ApiField } from '../../common/api-field.js';
import { KnownDevicesService } from '../cookies/known-devices.service.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../password-rules.js';
import { PasswordResetsService, WORKS_MINUTES } from './password-resets.service.js';

const TOKEN = 'p3Jv0mC8sQxk2Yd7RfTn5bLhAw9eGuZi';

export class ForgottenPasswordBody {
  @EmailField({ about: 'E-mail address of the account.', example: 'siti.aminah@kota.example' })
  email!: string;
}

export class NewPasswordBody {
  @TextField({
    about: 'The new password. It must not be easy to guess.',
    min: PASSWORD_MIN,
    max: PASSWORD_MAX,
    example: 'kuda lari di pantai pagi',
    secret: true,
  })
  password!: string;
}

class PasswordResetResponse {
  @ApiField('Minutes for which the mailed token works.', WORKS_MINUTES)
  worksMinutes!: number;
}

@ApiTags('Officers')
@Controller('password-resets')
export class PasswordResetsController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Post()
  @RateLimit('sign-in')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a new password',
    description:
      'Mails a token to the address, if it has an account, and at most three an hour. The answer is the same for every address.',
  })
  @ApiBody({ type: ForgottenPasswordBody, description: 'Whose password was forgotten.' })
  @ApiAcceptedResponse({
    type: PasswordResetResponse,
    description: 'If there is such an account, a mail is on its way.',
  })
  @ApiProblems('validation_failed', 'mail_not_configured', 'unavailable')
  async askForPassword(@Body() { email }: ForgottenPasswordBody): Promise<PasswordResetResponse> {
    await this.resets.ask(email);
    return { worksMinutes: WORKS_MINUTES };
  }

  @Put(':token')
  @RateLimit('sign-in')
  @HttpCode(204)
  @ApiParam({ name: 'token', description: 'From the mail. It works once.', example: TOKEN })
  @ApiOperation({
    summary: 'Choose a new password',
    description:
      'With a mailed token. The account is signed out everywhere, and a cookie makes this device a known one: it does not wait for what strangers fail at.',
  })
  @ApiBody({ type: NewPasswordBody, description: 'The new password.' })
  @ApiNoContentResponse({ description: 'The account has the new password.' })
  @ApiProblems('validation_failed', 'password_reset_not_found', 'unavailable')
  async choosePassword(
    @Param('token') token: string,
    @Body() { password }: NewPasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookies(reply, [this.devices.remember(request, await this.resets.use(token, password))]);
  }
}
