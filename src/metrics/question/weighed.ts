import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { dayOf } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { type WeighedQuestion, type CellsOf, type WeightScope } from './weight.js';

const CELLS_OF = 'metrics:cellsOf';

/** Weighs what a request asks for before it is answered. */
@Injectable()
export class WeighInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const asked = request.query as WeighedQuestion;
    const cellsOf = this.reflector.get<CellsOf>(CELLS_OF, context.getHandler());
    const cells = cellsOf(asked, this.scopeOf(asked));
    const done = await request.server.weigh?.(request, http.getResponse<FastifyReply>(), cells);
    return next.handle().pipe(finalize(() => done?.()));
  }

  private scopeOf({ area, city }: WeighedQuestion): WeightScope {
    const { tree, cities } = this.areas;
    const { rootCode = '', timeZone = 'UTC' } =
      cities.find(({ prefix }) => prefix === city) ?? cities[0] ?? {};
    return {
      offices: tree.kelurahanIn(typeof area === 'string' ? area : rootCode).length,
      today: dayOf(this.clock.now(), timeZone),
    };
  }
}

/**
 * An endpoint whose questions differ in what they cost: each counts against the limit of its address by its cells, and
 * of the heavy ones an address has one answered at a time.
 */
export function Weighed(cellsOf: CellsOf): MethodDecorator {
  return applyDecorators(SetMetadata(CELLS_OF, cellsOf), UseInterceptors(WeighInterceptor));
}
