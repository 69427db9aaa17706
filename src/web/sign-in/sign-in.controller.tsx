import { Body, Get, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { RateLimit } from '../../http/route-declaration.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { KnownDevicesService } from '../../identity/cookies/known-devices.service.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { SessionsService } from '../../identity/sessions.service.js';
import { SignInsService } from '../../identity/sign-ins.service.js';
import { type Fields } from '../../http/forms/nested.js';
import { homeOf } from '../page/navigation.js';
import { goTo, page, type Page, safePath, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { PendingSignInService } from './pending-sign-in.service.js';
import { SignIn, signInWords } from './sign-in.js';

/** Signing in and out. */
@PageController()
export class SignInController {
  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'oidc' | 'mail'>,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInsService,
    private readonly pending: PendingSignInService,
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get('masuk')
  show(@Query('ke') to: unknown, @CurrentReader() reader: Reader): PageAnswer {
    return this.page(reader, { to: safePath(to) });
  }

  @PostForm('masuk')
  @RateLimit('sign-in')
  signIn(
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @CurrentReader() reader: Reader,
    @Req() request: FastifyRequest,
  ): Promise<PageAnswer> {
    const { email = '', password = '' } = form;
    const to = safePath(form.to);
    return answerForm(
      async () => {
        if (typeof email !== 'string' || email === '')
          throw Problem.invalid({ field: 'email', code: 'required' });
        if (typeof password !== 'string' || password === '')
          throw Problem.invalid({ field: 'password', code: 'required' });
        const origin = this.devices.originOf(request);
        const answer = await this.signIns.signIn(attempt, { email, password, origin });
        if (answer.kind !== 'opened') {
          const next = answer.kind === 'code' ? 'kode' : 'pasang';
          return goTo(`/masuk/${next}?ke=${encodeURIComponent(to)}`, [this.pending.keep(answer.ticket)]);
        }
        const { opened } = answer;
        const { actor, credentialsVersion } = opened;
        return goTo(to === '/' ? homeOf(actor) : to, [
          this.cookies.of(opened),
          this.devices.remember(request, { id: actor.accountId, credentialsVersion }),
        ]);
      },
      (problem) => this.page(reader, { to, problem, values: { email } }),
    );
  }

  @PostForm('keluar')
  async signOut(@CurrentReader() reader: Reader): Promise<PageAnswer> {
    if (reader.actor) await this.sessions.end(reader.actor, reader.actor.sessionId);
    return goTo('/', [this.cookies.cleared()]);
  }

  private page(reader: Reader, shown: { to: string; problem?: Problem; values?: Fields }): Page {
    const { oidc, mail } = this.config;
    const ways = { oidc: oidc !== undefined, mail: mail !== undefined };
    return page(signInWords[reader.language].title, <SignIn {...shown} {...ways} />);
  }
}
