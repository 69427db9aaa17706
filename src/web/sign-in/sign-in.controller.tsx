import { Body, Get, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { KnownDevicesService } from '../../identity/cookies/known-devices.service.js';
import { SessionCookiesService } from '../../identity/cookies/session-cookies.service.js';
import { SessionsService } from '../../identity/sessions.service.js';
import { SignInsService } from '../../identity/sign-ins.service.js';
import { type Fields } from '../../http/forms/nested.js';
import { homeOf } from '../page/navigation.js';
import { goTo, page, type Page, safePath } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { PendingSignInService } from './pending-sign-in.service.js';
import { SignIn, signInWords } from './sign-in.js';

/** Where officers come in and go out. */
@WebPages()
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
  show(@Query('ke') to: unknown, @ForReader() reader: Reader, @Res() reply: FastifyReply): void {
    send(reply, reader, this.page(reader, { to: safePath(to) }));
  }

  @PostForm('masuk')
  signIn(
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @ForReader() reader: Reader,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { email = '', password = '' } = form;
    const to = safePath(form.to);
    return answerForm(
      reply,
      reader,
      async () => {
        if (typeof email !== 'string' || email === '')
          throw Problem.invalid({ field: 'email', code: 'required' });
        if (typeof password !== 'string' || password === '')
          throw Problem.invalid({ field: 'password', code: 'required' });
        const origin = this.devices.originOf(request);
        const answer = await this.signIns.signIn(attempt, { email, password, origin });
        if (answer.kind !== 'opened') {
          this.pending.keep(reply, answer.ticket);
          const next = answer.kind === 'code' ? 'kode' : 'pasang';
          return goTo(`/masuk/${next}?ke=${encodeURIComponent(to)}`);
        }
        const { opened } = answer;
        const { actor, credentialsVersion } = opened;
        this.cookies.set(reply, opened);
        this.devices.remember(request, reply, { id: actor.accountId, credentialsVersion });
        return goTo(to === '/' ? homeOf(opened.actor) : to);
      },
      (problem) => this.page(reader, { to, problem, values: { email } }),
    );
  }

  @PostForm('keluar')
  async signOut(@ForReader() reader: Reader, @Res() reply: FastifyReply): Promise<void> {
    if (reader.actor) await this.sessions.end(reader.actor, reader.actor.sessionId);
    this.cookies.clear(reply);
    send(reply, reader, goTo('/'));
  }

  private page(reader: Reader, shown: { to: string; problem?: Problem; values?: Fields }): Page {
    const { oidc, mail } = this.config;
    const ways = { oidc: oidc !== undefined, mail: mail !== undefined };
    return page(signInWords[reader.language].title, <SignIn {...shown} {...ways} />);
  }
}
