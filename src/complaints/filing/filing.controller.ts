import { Body, Controller, Ip, Post, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { RateLimit } from '../../http/route-declaration.js';
import { ApiField } from '../../common/api-field.js';
import { FileComplaintBody } from './file-complaint.dto.js';
import { FilingService } from './filing.service.js';
import {
  IdempotencyContext,
  type IdempotentRequest,
  Idempotent,
} from '../../idempotency/idempotency-context.js';
import { OptionalApiKey, OptionalApiClient } from '../../identity/api-clients/api-client.guard.js';
import { type KnownClient } from '../../identity/api-clients/api-clients.service.js';
import { type Actor } from '../../identity/actor.js';
import { OptionalSessionGuard } from '../../identity/optional-session.guard.js';
import { PerhapsActor } from '../../identity/session.guard.js';
import { type Filed } from './filing-rows.js';

class FiledResponse implements Filed {
  @ApiField('Id for programs.', '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10', { format: 'uuid' })
  id!: string;

  @ApiField('Number for people.', 'JKT-26-7K3Q9F-8')
  number!: string;

  @ApiField(
    'Shows that a complaint is one’s own. Given this once; keep it.',
    'mQ8rT0d2cB4vYk1sZx7uN5eLq3wJh9aF',
  )
  trackingSecret!: string;

  @ApiField('Accepted, and about to be routed.', 'received', { enum: ['received'] })
  status!: 'received';

  @ApiField('When it was accepted.', '2026-03-01T08:00:00.000+07:00', { format: 'date-time' })
  filedAt!: string;

  @ApiField(
    'Where anyone finds, within two minutes, the proof that it is in the audit trail, with its times. Keep what it answers: it shows later that nothing was changed.',
    '/api/v1/audit/proofs/JKT-26-7K3Q9F-8',
  )
  proof!: string;
}

/** Where the proof of a complaint is. */
export const proofPath = (number: string): string => `/api/v1/audit/proofs/${number}`;

@ApiTags('Complaints')
@Controller('complaints')
export class FilingController {
  constructor(private readonly filing: FilingService) {}

  @Post()
  @RateLimit('filing')
  @ApiOperation({
    summary: 'File a complaint',
    description:
      'Once answered, it is stored and on its way to the kelurahan responsible. Open to everyone; on the channel `api`. Any other channel is for the app that owns it, with its key, and for signed-in officers of the communications and triage desks; so are external ids, which each sender has for itself.',
  })
  @ApiBody({
    type: FileComplaintBody,
    description: 'The complaint; only what is wrong and where is required.',
  })
  @ApiCreatedResponse({
    type: FiledResponse,
    description: 'Accepted.',
    headers: { Location: { description: 'Where to follow it.', schema: { type: 'string' } } },
  })
  @Idempotent('external_id_reused')
  @OptionalApiKey()
  @UseGuards(OptionalSessionGuard)
  @ApiBearerAuth()
  @ApiProblems('validation_failed', 'not_your_channel', 'not_signed_in', 'unavailable')
  async fileComplaint(
    @Body() body: FileComplaintBody,
    @IdempotencyContext() idempotency: IdempotentRequest,
    @OptionalApiClient() client: KnownClient | undefined,
    @PerhapsActor() actor: Actor | undefined,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FiledResponse> {
    const filed = await this.filing.file(body, idempotency, { over: 'api', ip, client, actor });
    void reply.header('Location', `/api/v1/complaints/${filed.number}`);
    return { ...filed, proof: proofPath(filed.number) };
  }
}
