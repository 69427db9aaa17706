import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { ApiProblems } from '../../common/problems/api-problems.js';

const HEADER = 'Tracking-Secret';

/** The tracking secret in a request; empty where there is none. */
export const TrackingSecret = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers['tracking-secret'];
  return [given ?? ''].flat().join();
});

/** Documents an endpoint for the citizen who filed the complaint and has its tracking secret. */
export function RequiresTrackingSecret(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: true,
      description: 'The secret that was given at filing. Nobody can look it up again.',
      schema: { type: 'string', maxLength: 255, example: 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF' },
    }),
    ApiProblems('wrong_tracking_secret', 'complaint_not_found', 'complaint_number_mistyped', 'unavailable'),
  );
}
