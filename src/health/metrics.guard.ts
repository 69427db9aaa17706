import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Problem } from '../common/problems/problem.js';
import { type Config } from '../config/config.js';
import { InjectConfig } from '../config/inject-config.js';
import { mayReadMetrics } from './metrics-access.js';

/** Keeps the figures from the public. @throws Problem `metrics_closed` */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(@InjectConfig() private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!mayReadMetrics(this.config, raw, false)) throw new Problem('metrics_closed');
    return true;
  }
}
