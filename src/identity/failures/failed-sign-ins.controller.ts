import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ApiField } from '../../common/api-field.js';
import { type Actor } from '../actor.js';
import { told } from '../sessions.service.js';
import { SignedIn, CurrentActor } from '../session.guard.js';
import { FailedSignInsService } from './failed-sign-ins.service.js';
import { FailuresResponse } from './failures.response.js';

@ApiExtraModels(FailuresResponse)
class FailedSignInsResponse {
  @ApiField(
    'Those between the last sign-in and that of this session. Null where there were none.',
    undefined,
    {
      allOf: [{ $ref: getSchemaPath(FailuresResponse) }],
      nullable: true,
    },
  )
  beforeThisSession!: FailuresResponse | null;

  @ApiField('Those of the last 90 days, the newest first.', undefined, { type: [FailuresResponse] })
  items!: FailuresResponse[];
}

@ApiTags('Officers')
@Controller('sign-in-failures')
export class FailedSignInsController {
  constructor(private readonly failed: FailedSignInsService) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'List failed sign-ins of one’s account',
    description: 'When somebody tried to sign in as oneself, how often, and from which networks.',
  })
  @ApiOkResponse({ type: FailedSignInsResponse, description: 'Each counts the tries of about an hour.' })
  async listFailures(@CurrentActor() actor: Actor): Promise<FailedSignInsResponse> {
    const [before, latest] = await Promise.all([this.failed.ofSession(actor), this.failed.latest(actor)]);
    return { beforeThisSession: before ? told(before) : null, items: latest.map(told) };
  }
}
