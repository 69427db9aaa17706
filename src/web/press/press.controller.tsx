import { Get, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Actor } from '../../identity/actor.js';
import { type Question } from '../../metrics/question/question.js';
import { type Sent } from '../dashboard/asked.js';
import { DashboardQueryService } from '../dashboard/dashboard-query.service.js';
import { DashboardService } from '../dashboard/dashboard.service.js';
import { mustBeOfficeStaff } from '../office/office-staff.js';
import { page } from '../page/page.js';
import { answerForm } from '../page/send.js';
import { WebPages } from '../page/web-page.js';
import { ForOfficer, ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { PressRelease, pressWords } from './press-release.js';

/** The city that the numbers of 2015 are about. */
const JAKARTA = 'JKT';

/** What the communications office prints for the press. */
@WebPages()
export class PressController {
  constructor(
    private readonly asking: DashboardQueryService,
    private readonly boards: DashboardService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('dasbor/siaran')
  show(
    @Query() sent: Sent,
    @ForOfficer() actor: Actor,
    @ForReader() reader: Reader,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeOfficeStaff(actor);
    const { title } = pressWords[reader.language];
    return answerForm(
      reply,
      reader,
      async () => {
        const { query, question } = await this.asking.of(sent, reader);
        const [form, sheet] = await Promise.all([
          this.asking.form(sent, question, reader),
          this.boards.sheet(question, query),
        ]);
        const about = { place: this.placeOf(question), marked: isWholeJakarta(question) };
        return page(title, <PressRelease {...form} {...about} sheet={sheet} />);
      },
      async (problem) =>
        page(title, <PressRelease {...await this.asking.again(sent, reader)} problem={problem} />),
    );
  }

  /** What the place is called that the numbers are of. */
  private placeOf({ area, city }: Question): string {
    const root = this.areas.cities.find(({ prefix }) => prefix === city)?.rootCode ?? '';
    return this.areas.tree.get(area ?? root)?.name ?? '';
  }
}

function isWholeJakarta({ city, area, category, channel, unit }: Question): boolean {
  return city === JAKARTA && [area, category, channel, unit].every((filter) => filter === undefined);
}
