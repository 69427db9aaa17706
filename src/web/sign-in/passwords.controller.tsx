import { Body, Get, Param, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Problem } from '../../common/problems/problem.js';
import { RateLimit } from '../../http/route-declaration.js';
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
import { page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Chosen, ForgottenPassword, Mailed, NewPassword, passwordWords } from './passwords.js';

/** Password reset by e-mail. */
@PageController()
export class PasswordsController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get('sandi')
  ask(@CurrentReader() reader: Reader): PageAnswer {
    return this.askPage(reader);
  }

  @PostForm('sandi')
  @RateLimit('sign-in')
  mail(@Body() form: Fields, @CurrentReader() reader: Reader): Promise<PageAnswer> {
    const words = passwordWords[reader.language];
    return answerForm(
      async () => {
        const { email } = await asBody(ForgottenPasswordBody, form);
        await this.resets.ask(email);
        return page(words.mailed, <Mailed minutes={WORKS_MINUTES} />);
      },
      (problem) => this.askPage(reader, problem, form),
    );
  }

  @Get('sandi/:token')
  choose(@Param('token') token: string, @CurrentReader() reader: Reader): PageAnswer {
    return this.choosePage(reader, token);
  }

  @PostForm('sandi/:token')
  @RateLimit('sign-in')
  use(
    @Param('token') token: string,
    @Body() form: Fields,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        const { password } = await asBody(NewPasswordBody, form);
        const cookies = [this.devices.remember(request, await this.resets.use(token, password))];
        return page(passwordWords[reader.language].chosen, <Chosen />, { cookies });
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
