import { Get, Query } from '@nestjs/common';
import { type AreaLevel } from '../../areas/area.entity.js';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { type Role } from '../../identity/rights/rights.js';
import { CityNumbersService } from '../city/city-numbers.service.js';
import { page, type PageAnswer } from '../page/page.js';
import { PageController } from '../page/page-controller.js';
import { CurrentOfficer, CurrentReader } from '../reader/reader.guard.js';
import { type Reader } from '../reader/reader.js';
import { Below, belowWords } from './below.js';
import { worstFirst } from './worst-first.js';

const OVERSEERS: readonly Role[] = ['camat', 'walikota', 'gubernur'];
/** The level below that of an area. */
const beneath: Readonly<Partial<Record<AreaLevel, 'kelurahan' | 'kecamatan' | 'city'>>> = {
  province: 'city',
  city: 'kecamatan',
  kecamatan: 'kelurahan',
};

/** Response rates of the offices below a camat, walikota or gubernur. */
@PageController()
export class BelowController {
  constructor(
    private readonly numbers: CityNumbersService,
    private readonly areas: AreaDirectoryService,
  ) {}

  @Get('bawahan')
  async show(
    @Query('wilayah') asked: unknown,
    @CurrentReader() reader: Reader,
    @CurrentOfficer() actor: Actor,
  ): Promise<PageAnswer> {
    const { tree } = this.areas;
    const roots = actor.offices.flatMap(({ code, areaCode }) =>
      actor.assignments.some(({ role, officeCode }) => officeCode === code && OVERSEERS.includes(role))
        ? (areaCode ?? [])
        : [],
    );
    const within = roots.flatMap((root) => tree.withDescendants(root));
    const area = within.find(({ code }) => code === (typeof asked === 'string' ? asked : roots[0]));
    const level = area && beneath[area.level];
    if (!area || !level) throw new Problem('not_allowed');
    const { language } = reader;
    const city = this.areas.cityOf(area.code);
    const answer = await this.numbers.months(level, reader, city, area.code);
    const isOwn = roots.includes(area.code);
    const shown = {
      area: { code: area.code, name: area.name },
      groups: worstFirst(answer.groups, answer.rankedFrom),
      answer,
      opens: level !== 'kelurahan',
      ...(!isOwn && { above: area.parentCode ?? undefined }),
    };
    return page(belowWords[language].title, <Below {...shown} />);
  }
}
