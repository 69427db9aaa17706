import { Injectable, Logger } from '@nestjs/common';
import type * as OpenId from 'openid-client';
import { Problem } from '../../common/problems/problem.js';
import { type Config } from '../../config/config.js';
import { InjectConfig } from '../../config/inject-config.js';
import { faultOf } from './fault.js';

/** Seconds that the provider may take for an answer. */
const TIMEOUT_S = 8;

/** What a sign-in under way is told by when the browser comes back. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: shows that who began also ends it. */
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly email?: string;
  readonly isVerified: boolean;
}

interface Ready {
  readonly openId: typeof OpenId;
  readonly client: OpenId.Configuration;
}

/** The city's own OpenID Connect provider. */
@Injectable()
export class OpenIdProviderService {
  private readonly logger = new Logger('OpenIdConnect');
  private ready?: Promise<Ready>;

  constructor(@InjectConfig() private readonly config: Pick<Config, 'oidc' | 'publicUrl'>) {}

  /** @throws Problem `oidc_not_configured` */
  mustBeConfigured(): NonNullable<Config['oidc']> {
    if (!this.config.oidc) throw new Problem('oidc_not_configured');
    return this.config.oidc;
  }

  /** The address to send a browser to. @throws Problem `oidc_not_configured`; `unavailable` while the provider is away */
  async begin(): Promise<{ url: URL; secrets: Secrets }> {
    const { openId, client } = await this.open();
    const secrets = {
      state: openId.randomState(),
      nonce: openId.randomNonce(),
      verifier: openId.randomPKCECodeVerifier(),
    };
    const url = openId.buildAuthorizationUrl(client, {
      redirect_uri: this.callback(),
      scope: 'openid email',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await openId.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
    });
    return { url, secrets };
  }

  /**
   * Asks the provider who it is that came back.
   *
   * @param query of the address that the provider sent the browser to
   * @throws Problem `oidc_refused` where the provider does not vouch for anybody; `unavailable` while it is away
   */
  async finish(query: string, { state, nonce, verifier }: Secrets): Promise<Vouched> {
    const { openId, client } = await this.open();
    try {
      const tokens = await openId.authorizationCodeGrant(client, new URL(`${this.callback()}?${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Problem('oidc_refused');
      // Some providers put the address into the ID token, some tell it only when asked.
      const { email, email_verified: verified } =
        claims.email === undefined
          ? await openId.fetchUserInfo(client, tokens.access_token, claims.sub)
          : claims;
      // Some send the word instead.
      const isVerified = verified === true || (verified as unknown) === 'true';
      return { email: typeof email === 'string' ? email : undefined, isVerified };
    } catch (fault) {
      throw this.explain(fault);
    }
  }

  private callback(): string {
    return `${this.config.publicUrl}/api/v1/sessions/oidc/callback`;
  }

  /** Asked for when it is first needed, so that no start waits for it; and again after it was away. */
  private async open(): Promise<Ready> {
    const oidc = this.mustBeConfigured();
    this.ready ??= this.discover(oidc);
    try {
      return await this.ready;
    } catch (fault) {
      this.ready = undefined;
      this.logger.warn(`${oidc.issuer} cannot be used: ${(fault as Error).message}`);
      throw new Problem('unavailable', { what: 'OpenID Connect' });
    }
  }

  private async discover({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): Promise<Ready> {
    const openId = await import('openid-client');
    // Over http only on this machine; the settings see to it.
    const execute = issuer.startsWith('http://') ? [openId.allowInsecureRequests] : [];
    const client = await openId.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
      timeout: TIMEOUT_S,
    });
    return { openId, client };
  }

  private explain(fault: unknown): Problem {
    if (fault instanceof Problem) return fault;
    const { code = '', message } = fault as Error & { code?: string };
    this.logger.warn(`a sign-in came to nothing: ${message} ${code}`);
    return faultOf(fault) === 'away'
      ? new Problem('unavailable', { what: 'OpenID Connect' })
      : new Problem('oidc_refused');
  }
}
