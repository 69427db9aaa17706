import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { RequiresApiKey, CurrentApiClient } from '../../identity/api-clients/api-client.guard.js';
import { type KnownClient } from '../../identity/api-clients/api-clients.service.js';
import { roleAssignment, type RoleAssignment } from '../../identity/rights/rights.js';
import { NumberParam } from '../core/number-param.js';
import { ComplaintListsService } from '../core/reading/complaint-lists.service.js';
import { ComplaintReadingService } from '../core/reading/complaint-reading.service.js';
import { DirectoryService } from '../core/reading/directory.service.js';
import { FiledQuery } from './channel.dto.js';
import { FiledEntryResponse, FiledListResponse, showFiled } from './channel.response.js';

/** What an app reads of the complaints that came over its channel. */
@ApiTags('Apps')
@Controller('channel/complaints')
@RequiresApiKey()
export class ChannelController {
  constructor(
    private readonly lists: ComplaintListsService,
    private readonly reading: ComplaintReadingService,
    private readonly directory: DirectoryService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List what came over one’s channel',
    description:
      'For an app with its key: where its complaints stand, by its own ids; nothing of the reporters.',
  })
  @ApiOkResponse({ type: FiledListResponse, description: 'A part of the list.' })
  @ApiProblems('validation_failed')
  async listFiled(
    @CurrentApiClient() client: KnownClient,
    @Query() query: FiledQuery,
  ): Promise<FiledListResponse> {
    const [{ items, nextCursor }, directory] = await Promise.all([
      this.lists.filed([assignmentOf(client)], query),
      this.directory.current(),
    ]);
    return { items: items.map((complaint) => showFiled(complaint, directory)), nextCursor };
  }

  @Get(':number')
  @NumberParam
  @ApiOperation({
    summary: 'One complaint of one’s channel',
    description: 'Where it stands, with the channel’s own id.',
  })
  @ApiOkResponse({ type: FiledEntryResponse, description: 'The complaint.' })
  @ApiProblems('not_your_channel', 'complaint_not_found', 'complaint_number_mistyped')
  async getFiled(
    @CurrentApiClient() client: KnownClient,
    @Param('number') number: string,
  ): Promise<FiledEntryResponse> {
    const complaint = await this.reading.filed([assignmentOf(client)], number);
    return showFiled(complaint, await this.directory.current());
  }
}

function assignmentOf({ channel }: KnownClient): RoleAssignment {
  return roleAssignment('client', { channel });
}
