import { Get, Param, Query } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { ComplaintReadingService } from '../../complaints/core/reading/complaint-reading.service.js';
import { type Actor } from '../../identity/actor.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { outcomes, Task } from './task.js';
import { taskWords } from './task-words.js';

/** A complaint, for the officers who answer for it or oversee it. */
@PageController()
export class TaskController {
  constructor(
    private readonly reading: ComplaintReadingService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('tugas/:number')
  async show(
    @Param('number') number: string,
    @Query('sudah') done: unknown,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const complaint = await this.reading.forOfficer(actor, number);
    const code = complaint.area?.code;
    const outline = code === undefined ? undefined : (await this.areas.boundaryOf(code))?.polygons;
    const outcome = outcomes.find((each) => each === done);
    const title = taskWords[reader.language].title(complaint.number);
    return page(title, <Task {...{ complaint, outline, outcome }} />);
  }
}
