import { Get, Param, Query } from '@nestjs/common';
import { type Area } from '../../areas/area.entity.js';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Problem } from '../../common/problems/problem.js';
import { ComplaintListsService } from '../../complaints/core/reading/complaint-lists.service.js';
import { showSummary } from '../../complaints/core/reading/complaint.response.js';
import { DirectoryService } from '../../complaints/core/reading/directory.service.js';
import { DrillDownQuery } from '../../metrics/drill-down/drill-down.dto.js';
import { DrillDownService } from '../../metrics/drill-down/drill-down.service.js';
import {
  type GroupResponse,
  type ResponseRatesResponse,
} from '../../metrics/rates/response-rates.response.js';
import { TenuresRepository } from '../../officials/tenures.repository.js';
import { areaPage, areaRows } from '../city/area-rows.js';
import { CityNumbersService } from '../city/city-numbers.service.js';
import { readOrder, sorted } from '../city/sorting.js';
import { CityMapsService } from '../map/city-maps.service.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { AreaPage, areaWords, type Parts } from './area-page.js';
import { BehindPage, behindWords } from './behind-page.js';
import { type ListedComplaint } from './complaint-list.js';

const RECENT = 10;

/** Pages of areas, and lists of the complaints behind their numbers. Public. */
@PageController()
export class AreaPagesController {
  constructor(
    private readonly areas: AreaDirectoryService,
    private readonly numbers: CityNumbersService,
    private readonly behind: DrillDownService,
    private readonly lists: ComplaintListsService,
    private readonly directory: DirectoryService,
    private readonly tenures: TenuresRepository,
    private readonly maps: CityMapsService,
  ) {}

  @Get('wilayah/aduan')
  async list(@Query() query: DrillDownQuery, @CurrentReader() reader: Reader): Promise<PageAnswer> {
    const { language } = reader;
    const [view, directory] = await Promise.all([
      this.behind.list(query, language),
      this.directory.current(),
    ]);
    const w = behindWords[language];
    const area = query.area === undefined ? undefined : this.areas.tree.get(query.area);
    const city = this.areas.cityOf(query.area);
    const within = [
      area
        ? { text: areaWords[language][area.level](area.name), href: areaPage(area.code) }
        : { text: query.area === undefined ? (city?.name ?? '') : w.triage, href: '/' },
      ...(query.category === undefined ? [] : [{ text: directory.category(query.category).name[language] }]),
    ];
    const complaints = view.items.map((each): ListedComplaint => ({
      ...each,
      status: each.status as ListedComplaint['status'],
      rejectionReason: each.rejectionReason,
      about: directory.category(each.category).name[language],
      office: directory.officeName(each.office) ?? each.office,
    }));
    const shown = { view, complaints, within, asked: { ...query } };
    return page(w.title, <BehindPage {...shown} />);
  }

  @Get('wilayah/:code')
  async show(
    @Param('code') code: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentReader() reader: Reader,
  ): Promise<PageAnswer> {
    const area = this.areas.tree.get(code);
    const city = this.areas.cityOf(code);
    if (!area || !city) throw new Problem('area_not_found', { code });
    const isWhole = area.code === city.rootCode;
    const [answer, everything, tenures, parts, complaints] = await Promise.all([
      this.numbers.months(area.level === 'province' ? 'city' : area.level, reader, city),
      this.numbers.everything(reader, city, isWhole ? undefined : code),
      this.tenures.ofOffice(code),
      this.partsOf(area, readOrder(query.urut), reader),
      this.recentIn(area, reader),
    ]);
    const { tree } = this.areas;
    const above = aboveOf(area, (each) => tree.get(each));
    const group = answer.groups.find(({ key }) => key === code);
    const kelurahan = new Set(isWhole ? [] : tree.kelurahanIn(code));
    const shown = { area, above, tenures, answer, group, everything, parts, complaints, kelurahan };
    return page(
      areaWords[reader.language][area.level](area.name),
      <AreaPage {...shown} drawing={await this.maps.of(city)} />,
      { scripts: ['table.js'] },
    );
  }

  /** The areas directly within one. */
  private async partsOf({ code }: Area, order: Parts['order'], reader: Reader): Promise<Parts | undefined> {
    const children = this.areas.tree.list({ parent: code });
    const level = children[0]?.level;
    if (level === undefined || level === 'province') return undefined;
    const answer = await this.numbers.months(level, reader, this.areas.cityOf(code));
    const rows = areaRows(groupsOf(answer, new Set(children.map((child) => child.code))), this.areas.tree);
    return { level, order, rows: sorted(rows, order) };
  }

  /** The latest complaints of a kelurahan; wider areas link to the list behind their numbers. */
  private async recentIn(
    { code, level }: Area,
    { language }: Reader,
  ): Promise<ListedComplaint[] | undefined> {
    if (level !== 'kelurahan') return undefined;
    const [{ items }, directory] = await Promise.all([
      this.lists.list({ area: code, limit: RECENT }),
      this.directory.current(),
    ]);
    return items.map((complaint) => {
      const summary = showSummary(complaint, directory);
      return { ...summary, about: summary.category.name[language] };
    });
  }
}

function groupsOf({ groups }: ResponseRatesResponse, codes: ReadonlySet<string>): GroupResponse[] {
  return groups.filter(({ key }) => codes.has(key));
}

/** What an area lies in, the widest first. */
function aboveOf(area: Area, get: (code: string) => Area | undefined): Area[] {
  const parent = area.parentCode === null ? undefined : get(area.parentCode);
  return parent ? [...aboveOf(parent, get), parent] : [];
}
