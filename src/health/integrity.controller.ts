import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../common/problems/refuses.js';
import { Shown } from '../common/shown.js';
import { type Actor, reachOrRefuse } from '../identity/actor.js';
import { SignedIn, WhoAsks } from '../identity/signed-in.js';
import { Health } from './health.service.js';
import { type Integrity } from './integrity.js';

class IntegrityView implements Integrity {
  @Shown('Complaints that were ever accepted, by their filing events.', 1204)
  accepted!: number;

  @Shown('Accepted and not yet routed.', 0)
  pending!: number;

  @Shown('Owned by a kelurahan.', 1105)
  owned!: number;

  @Shown('Owned by the triage office.', 99)
  triage!: number;

  @Shown('Rejected for good.', 0)
  rejected!: number;

  @Shown('Merged into another.', 0)
  merged!: number;

  @Shown('Accepted and in none of these places.', 0)
  lost!: number;

  @Shown(
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
  constructor(private readonly health: Health) {}

  @Get()
  @ApiOperation({
    summary: 'Is anything lost?',
    description:
      'For administrators: the complaints of their city, and what has lost its complaint and so belongs to none. Computed from the events and the complaints.',
  })
  @ApiOkResponse({ type: IntegrityView, description: 'Where every accepted complaint is.' })
  @Refuses('not_allowed')
  async getIntegrity(@WhoAsks() actor: Actor): Promise<IntegrityView> {
    const { cities } = reachOrRefuse(actor, 'see_integrity');
    return this.health.integrity(cities);
  }
}
