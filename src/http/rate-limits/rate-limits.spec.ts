import { fastify, type FastifyInstance } from 'fastify';
import { readConfig } from '../../config/config.js';
import { type LimitedClient, limitRates } from './rate-limits.js';

async function serverFor(settings: Record<string, string>): Promise<FastifyInstance> {
  const { rateLimits } = readConfig(settings);
  const server = fastify();
  if (rateLimits) await limitRates(server, rateLimits, { hashKey: Buffer.alloc(32) });
  server.setErrorHandler((fault: Error & { status?: number }, _request, reply) =>
    reply.status(fault.status ?? 500).send(fault.message),
  );
  const clients: Record<string, LimitedClient> = {
    newspaper: { id: 'newspaper' },
    university: { id: 'university', requestsPerMinute: 5 },
  };
  server.get('/', async (request, reply) => {
    const client = clients[String(request.headers['x-api-key'])];
    if (client) await server.limitClient?.(request, reply, client);
    return {};
  });
  return server;
}

async function asked(server: FastifyInstance, times: number, key: string): Promise<number> {
  let answered = 0;
  for (let time = 0; time < times; time++) {
    const { statusCode } = await server.inject({ url: '/', headers: { 'x-api-key': key } });
    if (statusCode === 200) answered++;
    else expect(statusCode).toBe(429);
  }
  return answered;
}

describe('a program with an API key', () => {
  it('asks as often as its key says, or else as often as all, each counted apart', async () => {
    const server = await serverFor({ RATE_LIMIT_PER_KEY: '3' });
    expect(await asked(server, 10, 'newspaper')).toBe(3);
    expect(await asked(server, 10, 'university')).toBe(5);
    expect(await asked(server, 10, 'nobody')).toBe(10);
  });

  it('is not counted where nobody is', async () => {
    expect(
      await asked(await serverFor({ RATE_LIMITS: 'off', RATE_LIMIT_PER_KEY: '3' }), 10, 'newspaper'),
    ).toBe(10);
    const exempt = await serverFor({ RATE_LIMIT_PER_KEY: '3', RATE_LIMIT_EXEMPT: '127.0.0.0/8' });
    expect(await asked(exempt, 10, 'newspaper')).toBe(10);
  });
});
