import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../common/problems/api-problems.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { ApiField } from '../../common/api-field.js';
import { TextField } from '../../common/fields/index.js';
import { RequiresApiKey, CurrentApiClient } from '../../identity/api-clients/api-client.guard.js';
import { type KnownClient } from '../../identity/api-clients/api-clients.service.js';
import { roleAssignment, type RoleAssignment } from '../../identity/rights/rights.js';
import { NumberParam } from '../core/number-param.js';
import { type Complaint } from '../core/complaint.entity.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { ComplaintListsService } from '../core/reading/complaint-lists.service.js';
import { ComplaintReadingService } from '../core/reading/complaint-reading.service.js';
import { ComplaintSummaryResponse, showSummary } from '../core/reading/complaint.response.js';
import { type Directory, DirectoryService } from '../core/reading/directory.service.js';

class FiledQuery extends PageQuery {
  @TextField({
    about: 'Only the one with this id of the channel’s own.',
    max: 100,
    example: 'JK2603010042',
    optional: true,
  })
  externalId?: string;
}

class FiledEntry extends ComplaintSummaryResponse {
  @ApiField(
    'The channel’s own id for it; null where it has none, or a stranger claimed it before the channel was registered.',
    'JK2603010042',
    {
      type: String,
      nullable: true,
    },
  )
  externalId!: string | null;
}

class FiledListResponse {
  @ApiField('The complaints, newest first.', undefined, { type: [FiledEntry] })
  items!: FiledEntry[];

  @ApiField('Hand it back as `cursor` for the next part; null at the end.', CURSOR_EXAMPLE, {
    type: String,
    nullable: true,
  })
  nextCursor!: string | null;
}

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
      this.lists.filed([seatIn(client)], query),
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
  @ApiOkResponse({ type: FiledEntry, description: 'The complaint.' })
  @ApiProblems('not_your_channel', 'complaint_not_found', 'complaint_number_mistyped')
  async getFiled(
    @CurrentApiClient() client: KnownClient,
    @Param('number') number: string,
  ): Promise<FiledEntry> {
    const complaint = await this.reading.filed([seatIn(client)], number);
    return showFiled(complaint, await this.directory.current());
  }
}

function seatIn({ channel }: KnownClient): RoleAssignment {
  return roleAssignment('client', { channel });
}

function showFiled(complaint: Complaint, directory: Directory): FiledEntry {
  return {
    ...showSummary(complaint, directory),
    externalId: complaint.externalBound ? complaint.externalId : null,
  };
}
