import { Body, Get, Param, Query, Req } from '@nestjs/common';
import { type CursorPage as PageOf } from '../../common/pagination.js';
import { ClosurePhotosService, type Closed } from '../../complaints/evidence/closure-photos.service.js';
import { ClosuresService } from '../../complaints/evidence/closures.service.js';
import { InspectionsQuery, OutcomeBody } from '../../complaints/evidence/inspection.dto.js';
import { type Inspection } from '../../complaints/core/inspections/inspection.js';
import {
  InspectionsService,
  type MonthOfInspections,
} from '../../complaints/evidence/inspections.service.js';
import { PageQuery } from '../../common/pagination.dto.js';
import { DirectoryService } from '../../complaints/core/reading/directory.service.js';
import { IdempotencyContext, type IdempotentRequest } from '../../idempotency/idempotency-context.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { asBody } from '../forms/as-body.js';
import { type WithFiles } from '../../http/forms/multipart-form.js';
import { type Fields } from '../../http/forms/nested.js';
import { SentPhotosService } from '../forms/sent-photos.service.js';
import { addressOf } from '../office/address.js';
import { goTo, page, type Page, type PageAnswer } from '../page/page.js';
import { answerForm } from '../page/answer-form.js';
import { PageController, PostForm } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Doubts, doubtsWords, type DoubtfulPhoto } from './doubts.js';
import { InspectionsPage, inspectionsWords, type Refused } from './inspections.js';

/** Closures per page; each has several photos. */
const AT_ONCE = 10;

/** Where the communications office checks closures: doubtful evidence and inspections. */
@PageController()
export class ClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly inspections: InspectionsService,
    private readonly photos: ClosurePhotosService,
    private readonly sentPhotos: SentPhotosService,
    private readonly directory: DirectoryService,
  ) {}

  @Get('dasbor/keraguan')
  @RequiresRight('inspect')
  async showDoubts(
    @Query() asked: Fields,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    const query = await asBody(PageQuery, asked);
    const { items, nextCursor } = await this.closures.doubtful(actor, { limit: AT_ONCE, ...query });
    const shown = {
      closures: await this.withPhotos(actor, items),
      nextCursor,
      directory: await this.directory.current(),
    };
    return page(doubtsWords[reader.language].title, <Doubts {...shown} />);
  }

  @Get('dasbor/pemeriksaan')
  @RequiresRight('inspect')
  async showInspections(
    @Query() asked: Fields,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    const { limit = AT_ONCE, month, ...query } = await asBody(InspectionsQuery, asked);
    const shown = month ?? (await this.monthsOf(actor))[0]?.month;
    const part = await this.inspections.list(actor, { limit, ...query, ...(shown && { month: shown }) });
    return this.inspectionsPage(actor, reader, shown, part);
  }

  @PostForm('dasbor/pemeriksaan/:id')
  @RequiresRight('inspect')
  async conclude(
    @Param('id') id: string,
    @Body() form: Fields,
    @IdempotencyContext() attempt: IdempotentRequest,
    @Req() request: WithFiles,
    @CurrentOfficer() actor: Actor,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    return answerForm(
      async () => {
        const fields = await this.sentPhotos.with(form, request, attempt);
        const { outcome, note, photos = [] } = await asBody(OutcomeBody, fields);
        const { month } = await this.inspections.conclude(attempt, actor, id, { outcome, note, photos });
        return goTo(`${addressOf('/dasbor/pemeriksaan', { month })}#p-${id}`);
      },
      async (problem) => {
        const inspection = await this.inspections.find(actor, id);
        const part = { items: [inspection], nextCursor: null };
        return this.inspectionsPage(actor, reader, inspection.month, part, { id, problem, values: form });
      },
    );
  }

  private async inspectionsPage(
    actor: Actor,
    reader: Reader,
    shownMonth: string | undefined,
    { items, nextCursor }: PageOf<Inspection>,
    refused?: Refused,
  ): Promise<Page> {
    const months = await this.monthsOf(actor);
    const month = months.find((each) => each.month === shownMonth);
    const shown = {
      months,
      waiting: refused ? [] : await this.withPhotos(actor, await this.inspections.waiting(actor, AT_ONCE)),
      ...(month && { month }),
      inspections: await this.withPhotos(actor, items),
      nextCursor,
      directory: await this.directory.current(),
      ...(refused && { refused }),
    };
    return page(inspectionsWords[reader.language].title, <InspectionsPage {...shown} />);
  }

  /** The draws, counted in the cities that the actor inspects. */
  private monthsOf(actor: Actor): Promise<MonthOfInspections[]> {
    return this.inspections.months(reachOrRefuse(actor, 'inspect').cities);
  }

  private async withPhotos<Closure extends Closed>(
    actor: Actor,
    closures: readonly Closure[],
  ): Promise<DoubtfulPhoto<Closure>[]> {
    const photos = await this.photos.of(actor, closures);
    return closures.map((closure, index) => ({
      closure,
      photos: photos[index] ?? { before: [], after: [] },
    }));
  }
}
