import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { inZone } from '../../common/city-time.js';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { SignedIn, CurrentActor } from '../../identity/session.guard.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { FailedWorkService } from './failed-work.service.js';
import { type NamedLetter } from './named-letters.js';
import { DeadLetterResponse, DeadLettersResponse } from './dead-letters.response.js';

/** Jobs that failed at every attempt. */
@ApiTags('Officers')
@Controller('dead-letters')
@SignedIn()
export class DeadLettersController {
  constructor(
    private readonly failed: FailedWorkService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get()
  @RequiresRight('see_failures')
  @ApiOperation({
    summary: 'List dead letters',
    description:
      'Work that failed at every attempt, newest first. For the triage desk and the administrators of the city of the complaint; what is about no complaint is for the administrators of every city.',
  })
  @ApiOkResponse({ type: DeadLettersResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed')
  async listDeadLetters(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<DeadLettersResponse> {
    const { items, nextCursor } = await this.failed.list(actor, query);
    return { items: items.map((letter) => this.show(letter)), nextCursor };
  }

  @Post(':id/retries')
  @RequiresRight('retry_failures')
  @Idempotent()
  @ApiParam({
    name: 'id',
    description: 'Id of the dead letter.',
    example: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10',
  })
  @ApiOperation({
    summary: 'Put a dead letter back',
    description: 'It leaves the list and is tried again; it comes back if it fails again.',
  })
  @ApiCreatedResponse({ type: DeadLetterResponse, description: 'What was put back.' })
  @ApiProblems('dead_letter_not_found')
  retryDeadLetter(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IdempotencyContext() idempotency: IdempotentRequest,
  ): Promise<DeadLetterResponse> {
    return this.failed.putBack(idempotency, actor, id, (letter) => this.show(letter));
  }

  private show({ cityPrefix, failedAt, ...letter }: NamedLetter): DeadLetterResponse {
    const { id, kind, complaintNumber, reason, attempts } = letter;
    const city = this.areas.cities.find(({ prefix }) => prefix === cityPrefix) ?? this.areas.cities[0];
    const zone = city?.timeZone ?? 'UTC';
    return { id, kind, complaintNumber, reason, attempts, failedAt: inZone(failedAt, zone) };
  }
}
