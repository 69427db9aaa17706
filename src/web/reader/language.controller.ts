import { Get, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { cookieOptions } from '../../identity/cookies/session-cookies.service.js';
import { goTo, safePath } from '../page/page.js';
import { send } from '../page/send.js';
import { WebPages } from '../page/web-page.js';
import { ForReader } from './reader.guard.js';
import { type Reader } from './reader.js';
import { LANGUAGE_COOKIE } from './readers.service.js';

const ONE_YEAR = 365 * 86_400;

/** Changes the language in which somebody reads. */
@WebPages()
export class LanguageController {
  constructor(@InjectConfig() private readonly config: Pick<Config, 'publicUrl'>) {}

  @Get('bahasa')
  choose(
    @Query('ke') language: unknown,
    @Query('kembali') back: unknown,
    @ForReader() reader: Reader,
    @Res() reply: FastifyReply,
  ): void {
    const chosen = language === 'en' ? 'en' : 'id';
    void reply.setCookie(LANGUAGE_COOKIE, chosen, { ...cookieOptions(this.config), maxAge: ONE_YEAR });
    send(reply, reader, goTo(safePath(back)));
  }
}
