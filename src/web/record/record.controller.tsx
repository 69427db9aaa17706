import { Get } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Problem } from '../../common/problems/problem.js';
import { InboxService } from '../../complaints/officers/inbox.service.js';
import { type Actor } from '../../identity/actor.js';
import { RecordsService } from '../../metrics/records/records.service.js';
import { CityNumbersService } from '../city/city-numbers.service.js';
import { twelveMonthsBefore } from '../city/twelve-months.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { type Compared, MyRecord, type OfficeRecord, recordWords } from './record.js';

/** The most complaints in each list; the task page has the rest. */
const AT_MOST = 5;
/** In milliseconds; a complaint that falls due within it is soon overdue. */
const SOON = 2 * 86_400_000;

/** The record of a lurah, beside the numbers of the kecamatan and the city. */
@PageController()
export class RecordController {
  constructor(
    private readonly records: RecordsService,
    private readonly numbers: CityNumbersService,
    private readonly inbox: InboxService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('rekam')
  async show(@CurrentReader() reader: Reader, @CurrentOfficer() actor: Actor): Promise<PageAnswer> {
    const offices = actor.assignments.flatMap(({ role, officeCode }) =>
      role === 'lurah' && officeCode !== null ? [officeCode] : [],
    );
    if (offices.length === 0) throw new Problem('not_allowed');
    const records = await Promise.all(offices.map((office) => this.recordOf(reader, actor, office)));
    return page(recordWords[reader.language].title, <MyRecord records={records} />);
  }

  private async recordOf(reader: Reader, actor: Actor, office: string): Promise<OfficeRecord> {
    const { now, zone, language } = reader;
    const from = twelveMonthsBefore(now, zone);
    const [succession, compared, due, contested] = await Promise.all([
      this.records.ofOffice(office, { from }, language, { withSnapshots: false }),
      this.around(office, reader),
      this.inbox.dueBetween(actor, office, [now, new Date(now.getTime() + SOON)], AT_MOST),
      this.inbox.contested(actor, office, AT_MOST),
    ]);
    const tenure = succession.tenures.findLast(({ until }) => until === null);
    return { succession, compared, contested, due, ...(tenure && { tenure }) };
  }

  /** The public numbers of the kecamatan and the city of an office. */
  private async around(office: string, reader: Reader): Promise<Compared[]> {
    const found = (['kecamatan', 'city'] as const).map(async (level): Promise<Compared[]> => {
      const around = this.areas.tree.ancestor(office, level);
      if (!around) return [];
      const { groups } = await this.numbers.months(level, reader, this.areas.cityOf(office));
      const { code, name } = around;
      return groups.filter(({ key }) => key === code).map((numbers) => ({ code, name, level, numbers }));
    });
    return (await Promise.all(found)).flat();
  }
}
