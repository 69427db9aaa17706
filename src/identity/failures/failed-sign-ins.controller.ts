import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Shown } from '../../common/shown.js';
import { type Actor } from '../actor.js';
import { told } from '../sessions.service.js';
import { SignedIn, WhoAsks } from '../signed-in.js';
import { FailedSignIns } from './failed-sign-ins.service.js';
import { FailuresView } from './failures.view.js';

@ApiExtraModels(FailuresView)
class FailedSignInsView {
  @Shown('Those between the last sign-in and that of this session. Null where there were none.', undefined, {
    allOf: [{ $ref: getSchemaPath(FailuresView) }],
    nullable: true,
  })
  beforeThisSession!: FailuresView | null;

  @Shown('Those of the last 90 days, the newest first.', undefined, { type: [FailuresView] })
  items!: FailuresView[];
}

@ApiTags('Officers')
@Controller('sign-in-failures')
export class FailedSignInsController {
  constructor(private readonly failed: FailedSignIns) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'List failed sign-ins of one’s account',
    description: 'When somebody tried to sign in as oneself, how often, and from which networks.',
  })
  @ApiOkResponse({ type: FailedSignInsView, description: 'Each counts the tries of about an hour.' })
  async listFailures(@WhoAsks() actor: Actor): Promise<FailedSignInsView> {
    const [before, latest] = await Promise.all([this.failed.ofSession(actor), this.failed.latest(actor)]);
    return { beforeThisSession: before ? told(before) : null, items: latest.map(told) };
  }
}
