import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { setCookies } from '../../http/response-cookie.js';
import { RateLimit } from '../../http/route-declaration.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { SessionCookiesService } from '../cookies/session-cookies.service.js';
import { KnownDevicesService } from '../cookies/known-devices.service.js';
import { SessionsService } from '../sessions.service.js';
import { OpenIdProviderService } from './provider.service.js';
import { PendingSignInsService } from './pending-sign-ins.service.js';

const location = { Location: { description: 'Where to go on.', schema: { type: 'string' as const } } };

/** For browsers, which follow the redirects. */
@ApiTags('Officers')
@Controller('sessions/oidc')
export class OidcController {
  constructor(
    private readonly provider: OpenIdProviderService,
    private readonly pending: PendingSignInsService,
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookiesService,
    private readonly devices: KnownDevicesService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Sign in with the city’s own account',
    description: 'For browsers: leads to the OpenID Connect provider of the city, where there is one.',
  })
  @ApiFoundResponse({ description: 'To the provider.', headers: location })
  @ApiProblems('oidc_not_configured', 'unavailable')
  async beginWithProvider(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { url, secrets } = await this.provider.begin();
    this.pending.keep(reply, secrets);
    void reply.redirect(url.href, 302);
  }

  @Get('callback')
  @RateLimit('sign-in')
  @ApiOperation({
    summary: 'Come back from the provider',
    description:
      'Signs in whose verified e-mail address has an account here, with a session cookie. Nobody gets an account this way. A second factor is for the provider to ask for.',
  })
  @ApiQuery({
    name: 'code',
    required: false,
    description: 'From the provider.',
    schema: { type: 'string', example: 'x7Qm' },
  })
  @ApiQuery({
    name: 'state',
    required: false,
    description: 'As the sign-in began.',
    schema: { type: 'string', example: 'b2Lk' },
  })
  @ApiFoundResponse({ description: 'Signed in; to the first page.', headers: location })
  @ApiProblems(
    'oidc_refused',
    'oidc_not_configured',
    'email_not_verified',
    'account_unknown',
    'account_closed',
    'unavailable',
  )
  async endWithProvider(
    @Query('state') state: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.provider.mustBeConfigured();
    const secrets = this.pending.take(request, reply, typeof state === 'string' ? state : '');
    if (!secrets) throw new Problem('oidc_refused');
    const [, query = ''] = request.url.split(/\?(.*)/s);
    const { email, isVerified } = await this.provider.finish(query, secrets);
    if (email === undefined || !isVerified) throw new Problem('email_not_verified');
    const opened = await this.sessions.admit(email, this.devices.originOf(request).program);
    const { actor, credentialsVersion } = opened;
    setCookies(reply, [
      this.devices.remember(request, { id: actor.accountId, credentialsVersion }),
      this.cookies.of(opened),
    ]);
    void reply.redirect('/', 302);
  }
}
