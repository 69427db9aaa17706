import { Body, Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Problem } from '../../common/problems/problem.js';
import { KnownDevicesService } from '../../identity/cookies/known-devices.service.js';
import {
  ForgottenPasswordBody,
  NewPasswordBody,
} from '../../identity/password-resets/password-resets.controller.js';
import {
  PasswordResetsService,
  WORKS_MINUTES,
} from '../../identity/password-resets/password-resets.service.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { page, type Page } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Chosen, ForgottenPassword, Mailed, NewPassword, passwordWords } from './passwords.js';

/** Where an officer who forgot the password gets another, by way of the mailbox. */
@WebPages()
export class PasswordsController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get('sandi')
  ask(@ForReader() reader: Reader, @Res() reply: FastifyReply): void {
    send(reply, reader, this.askPage(reader));
  }

  @PostForm('sandi')
  mail(@Body() form: Fields, @ForReader() reader: Reader, @Res() reply: FastifyReply): Promise<void> {
    const words = passwordWords[reader.language];
    return answerForm(
      reply,
      reader,
      async () => {
        const { email } = await asBody(ForgottenPasswordBody, form);
        await this.resets.ask(email);
        return page(words.mailed, <Mailed minutes={WORKS_MINUTES} />);
      },
      (problem) => this.askPage(reader, problem, form),
    );
  }

  @Get('sandi/:token')
  choose(@Param('token') token: string, @ForReader() reader: Reader, @Res() reply: FastifyReply): void {
    send(reply, reader, this.choosePage(reader, token));
  }

  @PostForm('sandi/:token')
  use(
    @Param('token') token: string,
    @Body() form: Fields,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return answerForm(
      reply,
      reader,
      async () => {
        const { password } = await asBody(NewPasswordBody, form);
        this.devices.remember(request, reply, await this.resets.use(token, password));
        return page(passwordWords[reader.language].chosen, <Chosen />);
      },
      (problem) => this.choosePage(reader, token, problem),
    );
  }

  private askPage({ language }: Reader, problem?: Problem, values?: Fields): Page {
    return page(passwordWords[language].forgotten, <ForgottenPassword problem={problem} values={values} />);
  }

  private choosePage({ language }: Reader, token: string, problem?: Problem): Page {
    return page(passwordWords[language].choose, <NewPassword token={token} problem={problem} />);
  }
}
