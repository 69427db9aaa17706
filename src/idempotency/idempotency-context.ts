import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type ProblemCode } from '../common/problems/catalog.js';
import { Problem } from '../common/problems/problem.js';
import { ApiProblems } from '../common/problems/api-problems.js';
import { isHardToGuess } from './hard-to-guess.js';

export const KEY_HEADER = 'Idempotency-Key';
export const REPLAYED_HEADER = 'Idempotency-Replayed';

const FORM = /^[\x21-\x7e]{1,255}$/;

/** One sending of a request that creates something; the client may have sent the same before. */
export interface IdempotentRequest {
  /** The client's `Idempotency-Key`; undefined where none was given. */
  readonly key?: string;
  /** Account or app that sent it; empty where it is neither. One sender's keys are not another's. */
  readonly sender: string;
  /** What is asked for: method, path and body. */
  readonly request: readonly unknown[];
  /** Tells the client that it gets an earlier answer again. */
  markReplayed(): void;
}

/**
 * The {@link IdempotentRequest} behind a request.
 *
 * @throws Problem `validation_failed` where the key cannot be one, or where somebody unknown sends one that can be guessed
 */
export const IdempotencyContext = createParamDecorator(
  (_: unknown, context: ExecutionContext): IdempotentRequest => {
    const http = context.switchToHttp();
    const { method, url, body, headers, actor, apiClient } = http.getRequest<
      FastifyRequest & { actor?: { accountId: string }; apiClient?: { id: string } }
    >();
    const sender = actor?.accountId ?? apiClient?.id ?? '';
    return {
      key: readKey(headers['idempotency-key'], sender),
      sender,
      request: [method, url, body],
      markReplayed: () => void http.getResponse<FastifyReply>().header(REPLAYED_HEADER, 'true'),
    };
  },
);

function readKey(given: string | string[] | undefined, sender: string): string | undefined {
  if (given === undefined) return undefined;
  const key = [given].flat().join(',');
  if (FORM.test(key)) {
    if (sender === '' && !isHardToGuess(key))
      throw Problem.invalid({ field: KEY_HEADER, code: 'easy_key', parameters: { expected: EXAMPLE } });
    return key;
  }
  throw Problem.invalid(
    key.length > 255
      ? { field: KEY_HEADER, code: 'too_long', parameters: { max: 255 } }
      : { field: KEY_HEADER, code: 'bad_format', parameters: { expected: EXAMPLE } },
  );
}

const EXAMPLE = '7b0c5f4e-9d2a-4e0b-8f53-1c9a6f2d7e10';

/**
 * An endpoint that can be asked twice and acts once.
 *
 * @param alsoReused problems of other keys that came with another request before
 */
export function Idempotent(...alsoReused: ProblemCode[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: KEY_HEADER,
      required: false,
      description:
        'Any text of up to 255 visible characters, new for each thing you want. Without an API key or a session it must be random, since whoever repeats it gets the answer: a UUID, or at least 32 hexadecimal digits or 22 letters and digits (128 bits). Sent again with the same body within 30 days, it gives the first answer again, with `Idempotency-Replayed: true`, and nothing happens twice.',
      schema: { type: 'string', minLength: 1, maxLength: 255, example: EXAMPLE },
    }),
    ApiProblems('validation_failed', 'idempotency_key_reused', 'answer_erased', ...alsoReused),
  );
}
