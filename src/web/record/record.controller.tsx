import { Get, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { addDays, type Day, dayOf } from '../../common/city-time.js';
import { Problem } from '../../common/problems/problem.js';
import { Inbox } from '../../complaints/officers/inbox.service.js';
import { type Actor } from '../../identity/actor.js';
import { Records } from '../../metrics/records/records.service.js';
import { ResponseRates } from '../../metrics/response-rates.service.js';
import { page } from '../page/page.js';
import { send } from '../page/send.js';
import { WebPages } from '../page/web-page.js';
import { ForOfficer, ForReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { type Compared, MyRecord, type OfficeRecord, recordWords } from './record.js';

const ONE_YEAR = 365;
/** Shown of what falls due next and of what was contested; the rest is among the tasks. */
const AT_MOST = 5;
/** What falls due within it is about to be overdue. */
const SOON = 2 * 86_400_000;

/** What is charged to a lurah, beside the same of those around. */
@WebPages()
export class RecordController {
  constructor(
    private readonly records: Records,
    private readonly rates: ResponseRates,
    private readonly inbox: Inbox,
    private readonly areas: AreaDirectory,
  ) {}

  @Get('rekam')
  async show(
    @ForReader() reader: Reader,
    @ForOfficer() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const offices = actor.seats.flatMap(({ role, officeCode }) =>
      role === 'lurah' && officeCode !== null ? [officeCode] : [],
    );
    if (offices.length === 0) throw new Problem('not_allowed');
    const records = await Promise.all(offices.map((office) => this.recordOf(reader, actor, office)));
    send(reply, reader, page(recordWords[reader.language].title, <MyRecord records={records} />));
  }

  private async recordOf(reader: Reader, actor: Actor, office: string): Promise<OfficeRecord> {
    const { now, zone, language } = reader;
    const from = addDays(dayOf(now, zone), 1 - ONE_YEAR);
    const [succession, compared, due, contested] = await Promise.all([
      this.records.ofOffice(office, { from }, language, { withStandings: false }),
      this.around(office, from, reader),
      this.inbox.dueBetween(actor, office, [now, new Date(now.getTime() + SOON)], AT_MOST),
      this.inbox.contested(actor, office, AT_MOST),
    ]);
    const tenure = succession.tenures.findLast(({ until }) => until === null);
    return { succession, compared, contested, due, ...(tenure && { tenure }) };
  }

  /** The numbers of the kecamatan and the city in which an office is. */
  private async around(office: string, from: Day, { language }: Reader): Promise<Compared[]> {
    const [kecamatan, city] = (['kecamatan', 'city'] as const).map((level) =>
      this.areas.tree.ancestor(office, level),
    );
    if (!kecamatan || !city) return [];
    const { groups, total } = await this.rates.ask({ area: city.code, from, groupBy: 'kecamatan' }, language);
    const own = groups.find(({ key }) => key === kecamatan.code);
    return [
      ...(own ? [{ code: own.key, name: own.name, level: 'kecamatan' as const, numbers: own }] : []),
      { code: city.code, name: city.name, level: 'city', numbers: total },
    ];
  }
}
