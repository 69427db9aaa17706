import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { ErasuresService } from './erasures.service.js';
import { LedgerResponse } from './erasures.response.js';

@ApiTags('Operation')
@Controller('erasures')
export class LedgerController {
  constructor(private readonly erasures: ErasuresService) {}

  @Get()
  @SignedIn()
  @RequiresRight('see_erasures')
  @ApiOperation({
    summary: 'The ledger of erasures',
    description:
      'What was erased, when, why and by whom. For the administrator and the communications office.',
  })
  @ApiOkResponse({ type: LedgerResponse, description: 'A part of the ledger.' })
  @ApiProblems('validation_failed')
  listErasures(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<LedgerResponse> {
    return this.erasures.ledger(actor, query);
  }
}
