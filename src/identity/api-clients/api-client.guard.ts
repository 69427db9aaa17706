import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems/problem.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { ApiClientsService, type KnownClient } from './api-clients.service.js';

export const API_KEY_HEADER = 'X-Api-Key';
/** Its name in the OpenAPI document. */
export const API_KEY_SCHEME = 'apiKey';

/** A request, with the client whose key came with it. */
export type ClientRequest = FastifyRequest & { apiClient?: KnownClient };

/** Looks at the key of every request that has one: a request with a bad key is refused, whatever it asks for. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(private readonly clients: ApiClientsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<ClientRequest>();
    const given = request.headers[API_KEY_HEADER.toLowerCase()];
    const { isPage, isAlwaysAnswered } = request.routeOptions.config;
    // Pages have no use for a key, and health checks must not need the database.
    if (given === undefined || isPage || isAlwaysAnswered) return true;
    request.apiClient = await this.clients.behind(String(given));
    if (!request.apiClient) throw new Problem('wrong_api_key');
    await request.server.limitClient?.(request, http.getResponse<FastifyReply>(), request.apiClient);
    return true;
  }
}

/** An endpoint for apps alone. */
export function RequiresApiKey(): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiSecurity(API_KEY_SCHEME), ApiProblems('api_key_required', 'unavailable'));
}

/** An endpoint for everyone, where an app brings its key. */
export function OptionalApiKey(): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiSecurity({}), ApiSecurity(API_KEY_SCHEME));
}

/** The {@link KnownClient} of a request behind {@link RequiresApiKey}. */
export const CurrentApiClient = createParamDecorator((_: unknown, context: ExecutionContext): KnownClient => {
  const { apiClient } = context.switchToHttp().getRequest<ClientRequest>();
  if (!apiClient) throw new Problem('api_key_required');
  return apiClient;
});

/** The client of a request that may come without one. */
export const OptionalApiClient = createParamDecorator(
  (_: unknown, context: ExecutionContext): KnownClient | undefined =>
    context.switchToHttp().getRequest<ClientRequest>().apiClient,
);
