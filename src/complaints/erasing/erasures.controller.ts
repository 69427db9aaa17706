import { Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Refuses } from '../../common/problems/refuses.js';
import { AsAttempt, type Attempt, Repeatable } from '../../idempotency/attempt.js';
import { type Actor } from '../../identity/actor.js';
import { SignedIn, WhoAsks } from '../../identity/signed-in.js';
import { NumberParam } from '../complaints.controller.js';
import { PageQuery } from '../reading/complaint-lists.queries.js';
import { AskerGuard, WhoAsksErasure } from './asker.js';
import { type Asker, Erasures } from './erasures.service.js';
import { ErasureView, LedgerView } from './erasures.views.js';

/** Erasing citizens, and the ledger of it. */
@Controller()
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  @Post('complaints/:number/erasures')
  @UseGuards(AskerGuard)
  @ApiTags('Citizens')
  @NumberParam
  @Repeatable()
  @ApiBearerAuth()
  @ApiHeader({
    name: 'Tracking-Secret',
    required: false,
    description:
      'The secret that was given at filing; the communications office sends its bearer token instead.',
    schema: { type: 'string', maxLength: 255, example: 'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF' },
  })
  @ApiOperation({
    summary: 'Erase who filed it',
    description:
      'Name, phone number, e-mail address, secret, and what in their words says who they are; nobody can undo it. The complaint stays, without its citizen, and no number changes. The exact place goes once the complaint has ended.',
  })
  @ApiCreatedResponse({ type: ErasureView, description: 'What is no more.' })
  @Refuses(
    'not_signed_in',
    'not_allowed',
    'wrong_tracking_secret',
    'complaint_not_found',
    'complaint_number_mistyped',
    'unavailable',
  )
  erase(
    @Param('number') number: string,
    @WhoAsksErasure() asker: Asker,
    @AsAttempt() attempt: Attempt,
  ): Promise<ErasureView> {
    return this.erasures.erase(attempt, number, asker);
  }

  @Get('erasures')
  @SignedIn()
  @ApiTags('Operation')
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
