import { Body, Get, Param, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Problem } from '../../common/problems/problem.js';
import { RateLimit } from '../../http/route-declaration.js';
import { type Actor } from '../../identity/actor.js';
import { KnownDevicesService } from '../../identity/cookies/known-devices.service.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { FailedSignInsService } from '../../identity/failures/failed-sign-ins.service.js';
import { NewRecoveryCodesBody } from '../../identity/second-factor/second-factor.dto.js';
import { SecondFactorsService } from '../../identity/second-factor/second-factors.service.js';
import { SessionsService } from '../../identity/sessions.service.js';
import { SignInsService } from '../../identity/sign-ins.service.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { goTo, page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { RecoveryCodes, secondFactorWords } from '../sign-in/second-factor.js';
import { AccountPage, accountWords } from './account.js';

/** The account page of an officer: failed sign-ins, sessions, and the second factor. */
@PageController()
export class AccountController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
    private readonly failed: FailedSignInsService,
    private readonly factors: SecondFactorsService,
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get('akun')
  async show(
    @Query('selesai') done: unknown,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    const shown = await this.page(actor, reader, { isDone: done === 'ya' });
    if (actor.unseenFailures > 0) await this.sessions.markFailuresSeen(actor);
    return shown;
  }

  @PostForm('akun/keluar-semua')
  async signOutEverywhere(@CurrentOfficer() actor: Actor): Promise<PageAnswer> {
    await this.sessions.endAll(actor);
    return goTo('/masuk', [this.cookies.cleared()]);
  }

  @PostForm('akun/sesi/:id')
  endSession(
    @Param('id') id: string,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        await this.sessions.end(actor, id);
        return goTo('/akun?selesai=ya', id === actor.sessionId ? [this.cookies.cleared()] : []);
      },
      (problem) => this.page(actor, reader, { problem }),
    );
  }

  @PostForm('akun/kode-cadangan')
  @RateLimit('sign-in')
  renewRecoveryCodes(
    @Body() form: Fields,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        const { code } = await asBody(NewRecoveryCodesBody, { code: form.code ?? '' });
        const origin = this.devices.originOf(request);
        const codes = await this.signIns.renewRecoveryCodes(actor, code, origin);
        const { codesTitle } = secondFactorWords[reader.language];
        return page(codesTitle, <RecoveryCodes codes={codes} next="/akun" />);
      },
      (codeProblem) => this.page(actor, reader, { codeProblem }),
    );
  }

  private async page(
    actor: Actor,
    reader: Reader,
    rest: { isDone?: boolean; problem?: Problem; codeProblem?: Problem },
  ): Promise<Page> {
    const [before, latest, sessions, factor] = await Promise.all([
      this.failed.ofSession(actor),
      this.failed.latest(actor),
      this.sessions.ofActor(actor),
      this.factors.stateOf(actor.accountId),
    ]);
    const current = actor.sessionId;
    const { title } = accountWords[reader.language];
    return page(title, <AccountPage {...{ before, latest, sessions, current, factor, ...rest }} />);
  }
}
