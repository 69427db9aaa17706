import { UseInterceptors } from '@nestjs/common';
import { type FastifyReply } from 'fastify';

/**
 * Says that the answer depends on these headers of the request, beside those that were named before: a cache must
 * not give it to whoever sends others.
 */
export function variesBy(reply: FastifyReply, ...headers: string[]): FastifyReply {
  const named = reply.getHeader('Vary');
  return reply.header(
    'Vary',
    [...new Set([...(named ? String(named).split(', ') : []), ...headers])].join(', '),
  );
}

/** An endpoint whose answers depend on these headers of the request. */
export const VariesBy = (...headers: string[]): MethodDecorator =>
  UseInterceptors({
    intercept(context, next) {
      variesBy(context.switchToHttp().getResponse<FastifyReply>(), ...headers);
      return next.handle();
    },
  });
