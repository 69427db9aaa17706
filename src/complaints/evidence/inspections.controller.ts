import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { ClosuresService } from './closures.service.js';
import { DRAWN_BY, INSPECTED_SHARE } from './draw.js';
import { InspectionsQuery, OutcomeBody } from './inspection.dto.js';
import {
  DoubtfulClosuresResponse,
  InspectionMonthsResponse,
  InspectionsResponse,
  InspectionResponse,
  showDoubtful,
  showInspection,
} from './inspection.response.js';
import { InspectionsService } from './inspections.service.js';

/** What the communications office inspects, and what it finds. */
@ApiTags('Inspections')
@Controller()
export class InspectionsController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly inspections: InspectionsService,
    private readonly directory: DirectoryService,
  ) {}

  @Get('closures/doubtful')
  @SignedIn()
  @RequiresRight('inspect')
  @ApiOperation({
    summary: 'List doubtful closures',
    description:
      'Where the photos were taken at another time or place, or seen before, and the office wrote why they should count; newest first. For the communications office.',
  })
  @ApiOkResponse({ type: DoubtfulClosuresResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed')
  async listDoubtfulClosures(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<DoubtfulClosuresResponse> {
    const [{ items, nextCursor }, directory] = await Promise.all([
      this.closures.doubtful(actor, query),
      this.directory.current(),
    ]);
    return { items: items.map((closure) => showDoubtful(closure, directory)), nextCursor };
  }

  @Get('inspections')
  @SignedIn()
  @RequiresRight('inspect')
  @ApiOperation({
    summary: 'List closures to inspect',
    description:
      'One in twenty, drawn by lot, and those that their citizens contested for the fourth time or later; newest first, with what was found. For the communications office.',
  })
  @ApiOkResponse({ type: InspectionsResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed')
  async listInspections(
    @CurrentActor() actor: Actor,
    @Query() query: InspectionsQuery,
  ): Promise<InspectionsResponse> {
    const [{ items, nextCursor }, directory] = await Promise.all([
      this.inspections.list(actor, query),
      this.directory.current(),
    ]);
    return { items: items.map((inspection) => showInspection(inspection, directory)), nextCursor };
  }

  @Get('inspections/months')
  @ApiOperation({
    summary: 'How closures were drawn',
    description:
      'For everyone: the rule, and for each month what was drawn and found. The seed of a month is shown once it is over, and its SHA-256 at once, so that anybody can draw again.',
  })
  @ApiOkResponse({ type: InspectionMonthsResponse, description: 'All months with a closure, newest first.' })
  @ApiProblems('unavailable')
  async listInspectionMonths(): Promise<InspectionMonthsResponse> {
    return { share: INSPECTED_SHARE, rule: DRAWN_BY.en, items: await this.inspections.months() };
  }

  @Post('inspections/:id/outcomes')
  @SignedIn()
  @RequiresRight('inspect')
  @Idempotent()
  @ApiParam({
    name: 'id',
    description: 'Id of the inspection.',
    example: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10',
  })
  @ApiOperation({
    summary: 'Record what an inspection found',
    description:
      'What is not done is reopened, leaves the resolved and counts as contested. For the communications office.',
  })
  @ApiBody({ type: OutcomeBody, description: 'What was found.' })
  @ApiCreatedResponse({ type: InspectionResponse, description: 'The inspection after it.' })
  @ApiProblems('validation_failed', 'empty_answer', 'inspection_not_found', 'inspection_over')
  async concludeInspection(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @Body() { outcome, note, photos = [] }: OutcomeBody,
  ): Promise<InspectionResponse> {
    const inspection = await this.inspections.conclude(idempotency, actor, id, { outcome, note, photos });
    return showInspection(inspection, await this.directory.current());
  }
}
