import { Get, Query } from '@nestjs/common';
import { DirectoryService } from '../../complaints/core/reading/directory.service.js';
import { type Actor } from '../../identity/actor.js';
import { may } from '../../identity/rights/rights.js';
import { DrillDownQuery } from '../../metrics/drill-down/drill-down.dto.js';
import { DrillDownService } from '../../metrics/drill-down/drill-down.service.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { mustBeOfficeStaff } from '../office/office-staff.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { ComplaintsBehindPage, behindWords } from './complaints-behind.js';

/** Lists the complaints behind a number of the dashboard. */
@PageController()
export class ComplaintsBehindController {
  constructor(
    private readonly behind: DrillDownService,
    private readonly directory: DirectoryService,
  ) {}

  @Get('dasbor/aduan')
  async list(
    @Query() asked: Fields,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    mustBeOfficeStaff(actor);
    const query = await asBody(DrillDownQuery, asked);
    const [view, directory] = await Promise.all([
      this.behind.list(query, reader.language),
      this.directory.current(),
    ]);
    const shown = (
      <ComplaintsBehindPage
        view={view}
        asked={asked as Readonly<Record<string, string>>}
        directory={directory}
        maySee={({ office, unit, status, channel }) =>
          may(actor.assignments, 'see', {
            cityPrefix: view.city,
            ownerOffice: office,
            unitCode: unit,
            status,
            channel,
          })
        }
      />
    );
    return page(behindWords[reader.language].title, shown);
  }
}
