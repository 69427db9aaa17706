import { Body, Get, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { AsAttempt, type Attempt } from '../../idempotency/attempt.js';
import { SessionCookies } from '../../identity/cookies/session-cookies.service.js';
import { Program } from '../../identity/program.js';
import { Sessions } from '../../identity/sessions.service.js';
import { type Fields } from '../forms/nested.js';
import { homeOf } from '../page/navigation.js';
import { goTo, page, type Page, safePath } from '../page/page.js';
import { answerForm, send } from '../page/send.js';
import { PostForm, WebPages } from '../page/web-page.js';
import { ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { SignIn, signInWords } from './sign-in.js';

/** Where officers come in and go out. */
@WebPages()
export class SignInController {
  constructor(
    @InjectConfig() private readonly config: Pick<Config, 'oidc' | 'mail'>,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get('masuk')
  show(@Query('ke') to: unknown, @ForReader() reader: Reader, @Res() reply: FastifyReply): void {
    send(reply, reader, this.page(reader, { to: safePath(to) }));
  }

  @PostForm('masuk')
  signIn(
    @Body() form: Fields,
    @AsAttempt() attempt: Attempt,
    @Program() program: string | undefined,
    @ForReader() reader: Reader,
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
        const opened = await this.sessions.signIn(attempt, { email, password, program });
        this.cookies.set(reply, opened);
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
