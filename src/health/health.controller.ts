import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { Health } from './health.service.js';

class HealthView {
  @Shown('Always "ok"; anything else is a problem answer.', 'ok')
  status!: 'ok';
}

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiOkResponse({ type: HealthView, description: 'It is.' })
  getLiveness(): HealthView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Can it do its work?',
    description: 'Only while database and queue answer, and the queue throws nothing away.',
  })
  @ApiOkResponse({ type: HealthView, description: 'It can.' })
  @Refuses('unavailable', 'stopping', 'queue_evicts')
  async getReadiness(): Promise<HealthView> {
    await this.health.mustBeReady();
    return { status: 'ok' };
  }
}
