import { Controller, Get, Header, UseGuards, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/problems/api-problems.js';
import { AlwaysAnswered } from '../http/route-declaration.js';
import { TelemetryService } from './telemetry.service.js';
import { MetricsGuard } from './metrics.guard.js';
import { processTelemetry } from './process-telemetry.js';

const EXAMPLE = `# HELP tanggap_complaints_pending Complaints accepted and not yet routed.
# TYPE tanggap_complaints_pending gauge
tanggap_complaints_pending 0
`;

@ApiTags('Operation')
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
@AlwaysAnswered()
@UseGuards(MetricsGuard)
export class TelemetryController {
  constructor(private readonly telemetry: TelemetryService) {}

  @Get()
  @Header('Content-Type', processTelemetry.contentType)
  @ApiOperation({
    summary: 'What Prometheus reads',
    description:
      'Figures of the whole city from its rows, the same from every process, and of this process. ' +
      'Answers also while the database or the queue is away, and says so: `tanggap_database_up`, `tanggap_queue_up`. ' +
      'Not for the public: with `Authorization: Bearer` and METRICS_TOKEN, or on METRICS_PORT; without either, in development and to programs of the same machine.',
  })
  @ApiOkResponse({
    description: 'Figures in the text format of Prometheus.',
    content: { 'text/plain': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @ApiProblems('metrics_closed')
  getFigures(): Promise<string> {
    return this.telemetry.exposition();
  }
}
