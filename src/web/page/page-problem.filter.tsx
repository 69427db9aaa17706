import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type KnownRoutes } from '../../http/problems/known-routes.js';
import { type ProblemFilter } from '../../http/problems/problem.filter.js';
import { type PageRequest } from '../reader/reader.guard.js';
import { type ReadersService } from '../reader/readers.service.js';
import { goTo, page, safePath } from './page.js';
import { ProblemPage } from './problem-page.js';
import { writeAnswer } from './write-answer.js';

/** Shows problems of pages as a page; everything else is left to the filter for programs. */
@Catch()
export class PageProblemFilter implements ExceptionFilter {
  constructor(
    private readonly forPrograms: ProblemFilter,
    private readonly readers: ReadersService,
    private readonly routes: KnownRoutes,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<PageRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (!acceptsPages(request) || !this.isForPeople(request)) return this.forPrograms.catch(thrown, host);
    const problem = this.forPrograms.problemOf(thrown, request, reply);
    const reader = request.reader ?? this.readers.stranger(request);
    if (problem.code === 'not_signed_in') {
      const back = request.method === 'GET' ? safePath(request.url) : '/';
      const signIn = goTo(`/masuk?ke=${encodeURIComponent(back)}`);
      return void reply.send(writeAnswer(reply, reader, signIn));
    }
    const shown = problem.toDocument(reader.language);
    const { title, status } = shown;
    void reply.send(writeAnswer(reply, reader, page(title, <ProblemPage problem={shown} />, { status })));
  }

  /** As the route declares; a path of no route is for people unless it lies under that of the API. */
  private isForPeople({ url, routeOptions }: FastifyRequest): boolean {
    const path = url.split('?')[0] ?? '';
    return routeOptions.config?.isPage ?? this.routes.isPageAt(path) ?? !path.startsWith('/api/');
  }
}

function acceptsPages({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}
