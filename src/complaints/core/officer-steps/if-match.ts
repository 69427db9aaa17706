import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../../../common/problems/problem.js';

const HEADER = 'If-Match';
/** Proxies that compress an answer make its tag a weak one. */
const TAG = /^(?:W\/)?"([1-9]\d{0,8})"$/;

/** The entity tag of a complaint for officers: the sequence number of its last event. */
export function etagOf(lastEvent: number): string {
  return `"${lastEvent}"`;
}

/**
 * The last event that an `If-Match` header names; undefined for none and for `*`, which any version matches.
 *
 * @throws Problem `validation_failed`
 */
export function readIfMatch(given: string | undefined): number | undefined {
  const text = given?.trim();
  if (text === undefined || text === '*') return undefined;
  const [, lastEvent] = TAG.exec(text) ?? [];
  if (lastEvent !== undefined) return Number(lastEvent);
  throw Problem.invalid({ field: HEADER, code: 'bad_format', parameters: { expected: etagOf(2) } });
}

/** The version of the complaint that the client had read, as its `If-Match` header says. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** Documents the header of {@link IfMatch}. */
export function ApiIfMatch(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: false,
      description:
        'The `ETag` of the complaint as it was read. Where something happened to it since, nothing is done, and the answer is 409 `changed_meanwhile` with what happened. Left out, or `*`, the step is taken whatever happened.',
      schema: { type: 'string', maxLength: 20, example: etagOf(2) },
    }),
  );
}
