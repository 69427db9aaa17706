import { Body, Get, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type ResponseCookie } from '../../http/response-cookie.js';
import { RateLimit } from '../../http/route-declaration.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { KnownDevicesService } from '../../identity/cookies/known-devices.service.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { NewRecoveryCodesBody } from '../../identity/second-factor/second-factor.dto.js';
import { type Opened } from '../../identity/sessions.service.js';
import { SignInsService } from '../../identity/sign-ins.service.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { homeOf } from '../page/navigation.js';
import { goTo, page, type Page, safePath, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { PendingSignInService } from './pending-sign-in.service.js';
import { AskForCode, Enrol, RecoveryCodes, secondFactorWords } from './second-factor.js';

/** The second step of a sign-in: the code of an app, or its enrolment. */
@PageController()
export class SecondFactorController {
  constructor(
    private readonly signIns: SignInsService,
    private readonly pending: PendingSignInService,
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get('masuk/kode')
  ask(@Query('ke') to: unknown, @CurrentReader() reader: Reader): PageAnswer {
    return this.codePage(reader, safePath(to));
  }

  @PostForm('masuk/kode')
  @RateLimit('sign-in')
  confirm(
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const to = safePath(form.to);
    return answerForm(
      async () => {
        const { code } = await asBody(NewRecoveryCodesBody, { code: form.code ?? '' });
        const origin = this.devices.originOf(request);
        const opened = await this.signIns.confirm(attempt, this.pending.in(request), code, origin);
        return goTo(to === '/' ? homeOf(opened.actor) : to, this.cookiesOf(request, opened));
      },
      (problem) => this.codePage(reader, to, problem),
    );
  }

  @Get('masuk/pasang')
  async show(
    @Query('ke') to: unknown,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return this.enrolPage(request, reader, safePath(to));
  }

  /** Answers with the recovery codes, which are shown only here. */
  @PostForm('masuk/pasang')
  @RateLimit('sign-in')
  enrol(
    @Body() form: Fields,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const to = safePath(form.to);
    return answerForm(
      async () => {
        const { code } = await asBody(NewRecoveryCodesBody, { code: form.code ?? '' });
        const origin = this.devices.originOf(request);
        const { opened, recoveryCodes } = await this.signIns.enrol(this.pending.in(request), code, origin);
        const next = to === '/' ? homeOf(opened.actor) : to;
        const { codesTitle } = secondFactorWords[reader.language];
        return page(codesTitle, <RecoveryCodes codes={recoveryCodes} next={next} />, {
          cookies: this.cookiesOf(request, opened),
        });
      },
      (problem) => this.enrolPage(request, reader, to, problem),
    );
  }

  private cookiesOf(request: FastifyRequest, opened: Opened): ResponseCookie[] {
    const { actor, credentialsVersion } = opened;
    return [
      this.cookies.of(opened),
      this.devices.remember(request, { id: actor.accountId, credentialsVersion }),
      this.pending.clear(),
    ];
  }

  private codePage(reader: Reader, to: string, problem?: Problem): Page {
    return page(secondFactorWords[reader.language].codeTitle, <AskForCode to={to} problem={problem} />);
  }

  /** Without an enrolment, if the sign-in has expired: the page then asks to begin again. */
  private async enrolPage(
    request: FastifyRequest,
    reader: Reader,
    to: string,
    problem?: Problem,
  ): Promise<Page> {
    const enrolment = await this.signIns.enrolmentOf(this.pending.in(request)).catch((fault: unknown) => {
      if (fault instanceof Problem && fault.code === 'sign_in_expired') return undefined;
      throw fault;
    });
    const { enrolTitle } = secondFactorWords[reader.language];
    return page(enrolTitle, <Enrol {...{ enrolment, to, problem }} />);
  }
}
