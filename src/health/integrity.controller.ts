import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiField } from '../common/api-field.js';
import { type Actor, reachOrRefuse } from '../identity/actor.js';
import { RequiresRight } from '../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../identity/session.guard.js';
import { type Integrity, IntegrityService } from './integrity.service.js';

class IntegrityResponse implements Integrity {
  @ApiField('Complaints that were ever accepted, by their filing events.', 1204)
  accepted!: number;

  @ApiField('Accepted and not yet routed.', 0)
  pending!: number;

  @ApiField('Owned by a kelurahan.', 1105)
  owned!: number;

  @ApiField('Owned by the triage office.', 99)
  triage!: number;

  @ApiField('Rejected for good.', 0)
  rejected!: number;

  @ApiField('Merged into another.', 0)
  merged!: number;

  @ApiField('Accepted and in none of these places.', 0)
  lost!: number;

  @ApiField(
    'Why no further head of the audit trail is signed: it no longer extends what was signed before. Null where it does.',
    null,
    { type: String, nullable: true },
  )
  auditFault!: string | null;
}

@ApiTags('Operation')
@Controller('integrity')
@SignedIn()
export class IntegrityController {
  constructor(private readonly service: IntegrityService) {}

  @Get()
  @RequiresRight('see_integrity')
  @ApiOperation({
    summary: 'Is anything lost?',
    description:
      'For administrators: the complaints of their city, and what has lost its complaint and so belongs to none. Computed from the events and the complaints.',
  })
  @ApiOkResponse({ type: IntegrityResponse, description: 'Where every accepted complaint is.' })
  async getIntegrity(@CurrentActor() actor: Actor): Promise<IntegrityResponse> {
    const { cities } = reachOrRefuse(actor, 'see_integrity');
    return this.service.integrityOf(cities);
  }
}
