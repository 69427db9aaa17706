import { Get, Query } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { addDays, dayOf, startOfDay } from '../../common/city-time.js';
import { FIRST_ID, writeCursor } from '../../common/pagination.js';
import { type Actor } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { InboxService } from '../../complaints/officers/inbox.service.js';
import { InboxQuery } from '../../complaints/officers/inbox.dto.js';
import { asBody } from '../forms/as-body.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Tasks, tasksWords } from './tasks.js';

/** Tasks per page. */
const AT_ONCE = 15;

/** The tasks of an officer, in the order in which they fall due. */
@PageController()
export class TasksController {
  constructor(
    private readonly inbox: InboxService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('tugas')
  @RequiresRight('see')
  async show(
    @Query('dari') cursor: unknown,
    @Query('wilayah') area: unknown,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const { now, zone, language } = reader;
    const asked = {
      ...(typeof cursor === 'string' && { cursor }),
      ...(typeof area === 'string' && { area }),
    };
    const query = await asBody(InboxQuery, asked);
    const tomorrow = startOfDay(addDays(dayOf(now, zone), 1), zone);
    const [{ items, nextCursor }, counts] = await Promise.all([
      this.inbox.pictured(actor, { ...query, limit: AT_ONCE }),
      this.inbox.counts(actor, query.area, now, tomorrow),
    ]);
    const begins = { soon: now, later: tomorrow };
    const cursors = {
      soon: writeCursor({ at: begins.soon, id: FIRST_ID }),
      later: writeCursor({ at: begins.later, id: FIRST_ID }),
    };
    const shown = {
      tasks: items,
      counts,
      begins,
      cursors,
      nextCursor,
      isFirst: query.cursor === undefined,
      ...(query.area !== undefined && {
        area: { code: query.area, name: this.areas.tree.get(query.area)?.name ?? query.area },
      }),
    };
    return page(tasksWords[language].title, <Tasks {...shown} />);
  }
}
