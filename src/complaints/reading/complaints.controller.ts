import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { ComplaintListsService } from '../core/reading/complaint-lists.service.js';
import { ComplaintsQuery } from '../core/reading/complaint-lists.dto.js';
import { ComplaintReadingService } from '../core/reading/complaint-reading.service.js';
import { ComplaintResponse, showSummary } from '../core/reading/complaint.response.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { NumberParam } from '../core/number-param.js';
import { ComplaintListResponse } from './complaints.response.js';

@ApiTags('Complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly lists: ComplaintListsService,
    private readonly reading: ComplaintReadingService,
    private readonly directory: DirectoryService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List complaints',
    description: 'What the public may know of each, newest first.',
  })
  @ApiOkResponse({ type: ComplaintListResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed', 'unavailable')
  async listComplaints(@Query() query: ComplaintsQuery): Promise<ComplaintListResponse> {
    const [{ items, nextCursor }, directory] = await Promise.all([
      this.lists.list(query),
      this.directory.current(),
    ]);
    return { items: items.map((complaint) => showSummary(complaint, directory)), nextCursor };
  }

  @Get(':number')
  @NumberParam
  @ApiOperation({
    summary: 'Follow a complaint',
    description: 'Its status, times and public timeline; nothing of the reporter.',
  })
  @ApiOkResponse({ type: ComplaintResponse, description: 'The complaint.' })
  @ApiProblems('complaint_not_found', 'complaint_number_mistyped', 'unavailable')
  getComplaint(@Param('number') number: string): Promise<ComplaintResponse> {
    return this.reading.forPublic(number);
  }
}
