import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type PageRequest, readerOf } from '../reader/reader.guard.js';
import { type PageAnswer } from './page.js';
import { writeAnswer } from './write-answer.js';

/** Renders the page that a handler returns. */
@Injectable()
export class PageInterceptor implements NestInterceptor<PageAnswer, string | Buffer | undefined> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<PageAnswer>,
  ): Observable<string | Buffer | undefined> {
    const http = context.switchToHttp();
    const reader = readerOf(http.getRequest<PageRequest>());
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => writeAnswer(reply, reader, answer)));
  }
}
