import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { etagOf } from './if-match.js';

/** Gives the answer the `ETag` of the complaint in it. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: { lastEvent?: unknown }) => {
        // An answer that was stored by an older version and is repeated has none.
        if (typeof answer.lastEvent === 'number') void reply.header('ETag', etagOf(answer.lastEvent));
      }),
    );
  }
}

/** Documents the header that {@link EtagInterceptor} adds. */
export const ETAG_HEADER = {
  ETag: {
    description: 'The version of the complaint, for `If-Match` of the next step.',
    schema: { type: 'string', example: etagOf(2) },
  },
} as const;
