import { Get, Query } from '@nestjs/common';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { cookieOptions } from '../../identity/cookies/session-cookies.service.js';
import { goTo, safePath, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { LANGUAGE_COOKIE } from '../reader/readers.service.js';

const ONE_YEAR = 365 * 86_400;

/** Changes the language of the pages. */
@PageController()
export class LanguageController {
  constructor(@InjectConfig() private readonly config: Pick<Config, 'publicUrl'>) {}

  @Get('bahasa')
  choose(@Query('ke') language: unknown, @Query('kembali') back: unknown): PageAnswer {
    const value = language === 'en' ? 'en' : 'id';
    const options = { ...cookieOptions(this.config), maxAge: ONE_YEAR };
    return goTo(safePath(back), [{ name: LANGUAGE_COOKIE, value, options }]);
  }
}
