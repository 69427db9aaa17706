import { Get, Query } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Actor } from '../../identity/actor.js';
import { type Question } from '../../metrics/question/question.js';
import { type Sent } from '../dashboard/asked.js';
import { DashboardQueryService } from '../dashboard/dashboard-query.service.js';
import { DashboardService } from '../dashboard/dashboard.service.js';
import { mustBeOfficeStaff } from '../office/office-staff.js';
import { page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { PressRelease, pressWords } from './press-release.js';

/** The city of the numbers of 2015. */
const JAKARTA = 'JKT';

/** The press release, which the communications office prints. */
@PageController()
export class PressController {
  constructor(
    private readonly queries: DashboardQueryService,
    private readonly dashboard: DashboardService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('dasbor/siaran')
  show(
    @Query() sent: Sent,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    mustBeOfficeStaff(actor);
    const { title } = pressWords[reader.language];
    return answerForm(
      async () => {
        const { query, question } = await this.queries.of(sent, reader);
        const [form, sheet] = await Promise.all([
          this.queries.form(sent, question, reader),
          this.dashboard.sheet(question, query),
        ]);
        const about = { place: this.placeOf(question), marked: isWholeJakarta(question) };
        return page(title, <PressRelease {...form} {...about} sheet={sheet} />);
      },
      async (problem) =>
        page(title, <PressRelease {...await this.queries.again(sent, reader)} problem={problem} />),
    );
  }

  /** The name of the area or city of the question. */
  private placeOf({ area, city }: Question): string {
    const root = this.areas.cities.find(({ prefix }) => prefix === city)?.rootCode ?? '';
    return this.areas.tree.get(area ?? root)?.name ?? '';
  }
}

function isWholeJakarta({ city, area, category, channel, unit }: Question): boolean {
  return city === JAKARTA && [area, category, channel, unit].every((filter) => filter === undefined);
}
