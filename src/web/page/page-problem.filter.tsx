import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type ProblemFilter } from '../../common/problems/problem.filter.js';
import { isForPrograms } from '../paths.js';
import { type PageRequest } from '../reader/reader.guard.js';
import { type ReadersService } from '../reader/readers.service.js';
import { goTo, page, safePath } from './page.js';
import { ProblemPage } from './problem-page.js';
import { send } from './send.js';

/** Tells whoever reads pages in words what is wrong; programs get it as before. */
@Catch()
export class PageProblemFilter implements ExceptionFilter {
  constructor(
    private readonly forPrograms: ProblemFilter,
    private readonly readers: ReadersService,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<PageRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (isForPrograms(request.url) || !acceptsPages(request)) return this.forPrograms.catch(thrown, host);
    const problem = this.forPrograms.problemOf(thrown, request, reply);
    const reader = request.reader ?? this.readers.stranger(request);
    if (problem.code === 'not_signed_in') {
      const back = request.method === 'GET' ? safePath(request.url) : '/';
      return send(reply, reader, goTo(`/masuk?ke=${encodeURIComponent(back)}`));
    }
    const { status, title, detail, errors = [] } = problem.toDocument(reader.language);
    send(
      reply,
      reader,
      page(title, <ProblemPage title={title} detail={detail} errors={errors} />, { status }),
    );
  }
}

function acceptsPages({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}
