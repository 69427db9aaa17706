import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Configuration } from 'oidc-provider';

/** Somebody whom the city's provider knows. */
export interface Citizen {
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID Connect provider, at which whoever comes signs in as the one chosen. */
export interface OidcProvider {
  readonly issuer: string;
  /** Who signs in from now on. */
  choose(somebody: Citizen): void;
  close(): Promise<void>;
}

export const CLIENT = { id: 'tanggap', secret: 'rahasia-di-antara-kami' };

/**
 * @param redirectUri where it may send browsers back to
 * @param port any free one where not given
 */
export async function startOidcProvider(redirectUri: string, port = 0): Promise<OidcProvider> {
  // It says at length that it keeps all in memory.
  for (const level of ['info', 'warn'] as const) jest.spyOn(console, level).mockReturnValue();
  const { Provider } = await import('oidc-provider');
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let chosen: Citizen = { email: '', verified: false };
  const configuration: Configuration = {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['kunci-uji'] },
    findAccount: (_context, id) => {
      const { email, verified } = JSON.parse(Buffer.from(id, 'base64url').toString()) as Citizen;
      return { accountId: id, claims: () => ({ sub: id, email, email_verified: verified }) };
    },
    // Nobody is asked whether the city's own software may know the address.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const serve = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    const accountId = Buffer.from(JSON.stringify(chosen)).toString('base64url');
    void provider.interactionFinished(request, response, { login: { accountId } });
  };
  return {
    issuer,
    choose: (somebody) => void (chosen = somebody),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
