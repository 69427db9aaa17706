import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/problems/api-problems.js';
import { ApiField } from '../common/api-field.js';
import { AlwaysAnswered } from '../http/route-declaration.js';
import { HealthService } from './health.service.js';

class HealthResponse {
  @ApiField('Always "ok"; anything else is a problem answer.', 'ok')
  status!: 'ok';
}

@ApiTags('Operation')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
@AlwaysAnswered()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiOkResponse({ type: HealthResponse, description: 'It is.' })
  getLiveness(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Can it do its work?',
    description: 'Only while database and queue answer, and the queue throws nothing away.',
  })
  @ApiOkResponse({ type: HealthResponse, description: 'It can.' })
  @ApiProblems('unavailable', 'stopping', 'queue_evicts')
  async getReadiness(): Promise<HealthResponse> {
    await this.health.mustBeReady();
    return { status: 'ok' };
  }
}
