import { Get, Query } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Problem } from '../../common/problems/problem.js';
import { FakesService } from '../../complaints/fakes/fakes.service.js';
import { InboxService } from '../../complaints/officers/inbox.service.js';
import { InboxQuery } from '../../complaints/officers/inbox.dto.js';
import { type Actor, reachOrRefuse } from '../../identity/actor.js';
import { RequiresRight } from '../../identity/rights/right.guard.js';
import { asBody } from '../forms/as-body.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { mainland } from './around.js';
import { Triage, triageWords } from './triage.js';

const AT_ONCE = 15;
/** The most points on the map; of more, single ones could not be told apart. */
const ON_MAP = 200;

/** The map and tasks of the triage office. */
@PageController()
export class TriageController {
  constructor(
    private readonly inbox: InboxService,
    private readonly fakes: FakesService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('triase')
  @RequiresRight('transfer')
  async show(
    @Query('dari') cursor: unknown,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const [cityPrefix] = reachOrRefuse(actor, 'transfer').triageOf;
    if (cityPrefix === undefined) throw new Problem('not_allowed');
    const query = await asBody(InboxQuery, typeof cursor === 'string' ? { cursor } : {});
    const [tasks, mapped, addresses] = await Promise.all([
      this.inbox.pictured(actor, { ...query, limit: AT_ONCE }),
      this.inbox.list(actor, { limit: ON_MAP }),
      this.fakes.addresses(actor, AT_ONCE),
    ]);
    const city = this.areas.cities.find(({ prefix }) => prefix === cityPrefix);
    const outline = city && (await this.areas.boundaryOf(city.rootCode))?.polygons;
    const shown = {
      tasks,
      mapped: mapped.items,
      addresses,
      isFirst: query.cursor === undefined,
      ...(city && outline && { city: { name: city.name, outline: mainland(outline) } }),
    };
    return page(triageWords[reader.language].title, <Triage {...shown} />);
  }
}
