import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses } from '../../common/problems/refuses.js';
import { type Actor } from '../../identity/actor.js';
import { SignedIn, WhoAsks } from '../../identity/signed-in.js';
import { PageQuery } from '../reading/complaint-lists.queries.js';
import { Erasures } from './erasures.service.js';
import { LedgerView } from './erasures.views.js';

@ApiTags('Operation')
@Controller('erasures')
export class LedgerController {
  constructor(private readonly erasures: Erasures) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'The ledger of erasures',
    description:
      'What was erased, when, why and by whom. For the administrator and the communications office.',
  })
  @ApiOkResponse({ type: LedgerView, description: 'A part of the ledger.' })
  @Refuses('validation_failed', 'not_allowed')
  listErasures(@WhoAsks() actor: Actor, @Query() query: PageQuery): Promise<LedgerView> {
    return this.erasures.ledger(actor, query);
  }
}
