import { Get, Query } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Actor } from '../../identity/actor.js';
import { CityMapsService } from '../map/city-maps.service.js';
import { mustBeOfficeStaff } from '../office/office-staff.js';
import { page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { type Sent } from './asked.js';
import { DashboardQueryService } from './dashboard-query.service.js';
import { DashboardService } from './dashboard.service.js';
import { Dashboard, dashboardWords } from './dashboard.js';

/** The dashboard of the communications office: response rates by area, category, channel and unit. */
@PageController()
export class DashboardController {
  constructor(
    private readonly queries: DashboardQueryService,
    private readonly dashboard: DashboardService,
    private readonly areas: AreaDirectoryService,
    private readonly maps: CityMapsService,
  ) {}

  @Get('dasbor')
  show(
    @Query() sent: Sent,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    mustBeOfficeStaff(actor);
    const { title } = dashboardWords[reader.language];
    return answerForm(
      () => this.answered(sent, reader),
      async (problem) =>
        page(title, <Dashboard {...await this.queries.again(sent, reader)} problem={problem} />),
    );
  }

  private async answered(sent: Sent, reader: Reader): Promise<Page> {
    const { query, question } = await this.queries.of(sent, reader);
    const [form, board] = await Promise.all([
      this.queries.form(sent, question, reader),
      this.dashboard.answer(question, query),
    ]);
    const city = this.areas.cities.find(({ prefix }) => prefix === question.city);
    const drawing = city && (await this.maps.of(city));
    const shown = { ...form, board, showsAll: query.show === 'all', ...(drawing && { drawing }) };
    return page(dashboardWords[reader.language].title, <Dashboard {...shown} />, {
      scripts: drawing ? ['map.js'] : [],
    });
  }
}
