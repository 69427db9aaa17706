import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/problems/api-problems.js';
import { NumberParam } from '../complaints/core/number-param.js';
import { ConsistencyQuery, HeadsQuery, ProofQuery } from './audit.dto.js';
import { HeadsService } from './heads/heads.service.js';
import { HeadsResponse, HeadResponse } from './heads/heads.response.js';
import { ProofsService } from './proofs/proofs.service.js';
import { ComplaintProofResponse, ConsistencyResponse } from './proofs/proofs.response.js';

/** A head is signed within a minute of anything new; so an answer may be this old. */
const BRIEFLY = 'public, max-age=10';

/** The audit trail as everyone can check it: signed heads of a Merkle tree, and proofs that lead to them. */
@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly heads: HeadsService,
    private readonly proofs: ProofsService,
  ) {}

  @Get('head')
  @Header('Cache-Control', BRIEFLY)
  @ApiOperation({
    summary: 'The latest signed head of the audit trail',
    description:
      'Public. A head is signed at least once a day, and within a minute of anything new. Keep one: any later head can be shown to extend it.',
  })
  @ApiOkResponse({ type: HeadResponse, description: 'The head.' })
  @ApiProblems('tree_head_not_found', 'unavailable')
  getHead(): Promise<HeadResponse> {
    return this.heads.latest();
  }

  @Get('head.txt')
  @Header('Cache-Control', BRIEFLY)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiOperation({
    summary: 'The latest signed head as a signed note',
    description: 'Public. For tools that read checkpoints of transparency logs (C2SP tlog-checkpoint).',
  })
  @ApiOkResponse({
    description: 'The note.',
    content: { 'text/plain': { schema: { type: 'string' }, example: 'tanggap/JKT\n104733\n...' } },
  })
  @ApiProblems('tree_head_not_found', 'unavailable')
  async getHeadNote(): Promise<string> {
    return (await this.heads.latest()).note;
  }

  @Get('heads')
  @Header('Cache-Control', BRIEFLY)
  @ApiOperation({
    summary: 'List signed heads',
    description: 'Public. Every head that was ever signed, the oldest first; each names the one before it.',
  })
  @ApiOkResponse({ type: HeadsResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed', 'unavailable')
  listHeads(@Query() { after, daily, limit }: HeadsQuery): Promise<HeadsResponse> {
    return this.heads.list({ after, daily: daily === 'true' }, limit);
  }

  @Get('consistency')
  @Header('Cache-Control', BRIEFLY)
  @ApiOperation({
    summary: 'Prove that one tree extends another',
    description:
      'Public. The sizes of two heads; with their roots the proof shows that nothing was changed between.',
  })
  @ApiOkResponse({ type: ConsistencyResponse, description: 'The proof.' })
  @ApiProblems('validation_failed', 'tree_head_not_found', 'unavailable')
  getConsistency(@Query() query: ConsistencyQuery): Promise<ConsistencyResponse> {
    return this.proofs.ofConsistency(query);
  }

  @Get('proofs/:number')
  @NumberParam
  @Header('Cache-Control', BRIEFLY)
  @ApiOperation({
    summary: 'Prove what happened to a complaint, and when',
    description:
      'Public. For each event what everyone may know of it, and the way from there to a signed head. Nothing of the reporter, and no words. Whoever files keeps it with the receipt.',
  })
  @ApiOkResponse({ type: ComplaintProofResponse, description: 'The proof.' })
  @ApiProblems(
    'validation_failed',
    'complaint_not_found',
    'complaint_number_mistyped',
    'tree_head_not_found',
    'unavailable',
  )
  getProof(@Param('number') number: string, @Query() { after }: ProofQuery): Promise<ComplaintProofResponse> {
    return this.proofs.ofComplaint(number, after);
  }
}
