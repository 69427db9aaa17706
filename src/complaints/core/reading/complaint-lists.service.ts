import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, In, Repository, type SelectQueryBuilder } from 'typeorm';
import { AreaDirectoryService } from '../../../areas/area-directory.service.js';
import { startOfDay } from '../../../common/city-time.js';
import { type CursorPage, pageOf, readCursor } from '../../../common/pagination.js';
import { Problem } from '../../../common/problems/problem.js';
import { type Actor, reachOrRefuse } from '../../../identity/actor.js';
import { reachOf, type RoleAssignment } from '../../../identity/rights/rights.js';
import { TRIAGE_OFFICE } from '../../../officials/office.entity.js';
import { CategoriesService } from '../categories/categories.service.js';
import { Complaint } from '../complaint.entity.js';
import { type ComplaintsQuery } from './complaint-lists.dto.js';
import { type PageQuery } from '../../../common/pagination.dto.js';

const DEFAULT_LIMIT = 50;

/** Lists of complaints, newest first. */
@Injectable()
export class ComplaintListsService {
  constructor(
    @InjectRepository(Complaint) private readonly complaints: Repository<Complaint>,
    private readonly areas: AreaDirectoryService,
    private readonly categories: CategoriesService,
  ) {}

  /** @throws Problem `validation_failed` for an unknown area or category, an empty period or a foreign cursor */
  async list(query: ComplaintsQuery): Promise<CursorPage<Complaint>> {
    const { area, status, category, from, to, limit = DEFAULT_LIMIT } = query;
    if (from !== undefined && to !== undefined && to <= from) {
      throw Problem.invalid({ field: 'to', code: 'must_be_after', parameters: { other: 'from' } });
    }
    if (category !== undefined && (await this.categories.find(category)) === undefined) {
      throw Problem.invalid({ field: 'category', code: 'unknown_code', parameters: { code: category } });
    }
    const zone = this.areas.cityOf(area)?.timeZone ?? 'UTC';
    const select = this.complaints
      .createQueryBuilder('c')
      .orderBy('c.filed_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit + 1);
    if (area !== undefined) {
      // As in the index of offices and days.
      select.andWhere(`coalesce(c.owner_office, '${TRIAGE_OFFICE}') = ANY(:offices)`, {
        offices: this.officesIn(area),
      });
    }
    if (status !== undefined) select.andWhere('c.status = :status', { status });
    if (category !== undefined) select.andWhere('c.category_code = :category', { category });
    if (from !== undefined) select.andWhere('c.filed_at >= :from', { from: startOfDay(from, zone) });
    if (to !== undefined) select.andWhere('c.filed_at < :to', { to: startOfDay(to, zone) });
    const after = readCursor(query.cursor);
    if (after) select.andWhere('(c.filed_at, c.id) < (:at, :id)', after);
    return pageOf(
      await select.getMany(),
      limit,
      (row) => ({ at: row.filedAt, id: row.id }),
      (row) => row,
    );
  }

  /** The complaints with these numbers, in that order; unknown numbers are left out. */
  async ofNumbers(numbers: readonly string[]): Promise<Complaint[]> {
    const found = await this.complaints.findBy({ number: In([...numbers]) });
    return numbers.flatMap((number) => found.find((each) => each.number === number) ?? []);
  }

  /** The complaints that an app filed on its channel, newest first. */
  async filed(
    assignments: readonly RoleAssignment[],
    { cursor, limit = DEFAULT_LIMIT, externalId }: PageQuery & { externalId?: string },
  ): Promise<CursorPage<Complaint>> {
    const reach = reachOf(assignments, 'follow');
    if (!reach) throw new Problem('not_allowed');
    const select = this.complaints
      .createQueryBuilder('c')
      .where('c.channel = ANY(:channels)', { channels: reach.channels })
      .orderBy('c.filed_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit + 1);
    if (externalId !== undefined)
      select.andWhere('c.external_id = :externalId AND c.external_bound', { externalId });
    const after = readCursor(cursor);
    if (after) select.andWhere('(c.filed_at, c.id) < (:at, :id)', after);
    return pageOf(
      await select.getMany(),
      limit,
      (row) => ({ at: row.filedAt, id: row.id }),
      (row) => row,
    );
  }

  /** The complaints with these ids, in that order. */
  async ofIds(ids: readonly string[]): Promise<Complaint[]> {
    if (ids.length === 0) return [];
    const found = await this.complaints.createQueryBuilder('c').where('c.id = ANY(:ids)', { ids }).getMany();
    const byId = new Map(found.map((each) => [each.id, each]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** A complaint that an actor may see, open or not; undefined where the actor may not see it. */
  async findFor(actor: Actor, number: string): Promise<Complaint | undefined> {
    return (await this.seenBy(actor).andWhere('c.number = :number', { number }).getOne()) ?? undefined;
  }

  /**
   * Selects the complaints that an actor may see, by the table of rights.
   *
   * @throws Problem `not_allowed` for an account that sees nothing
   */
  private seenBy(actor: Actor): SelectQueryBuilder<Complaint> {
    const reach = reachOrRefuse(actor, 'see');
    const { cities, aboutCities, conflicts, triageOf, offices, units } = reach;
    const seen = this.complaints.createQueryBuilder('c').where(
      new Brackets((scope) => {
        scope.where('c.city_prefix = ANY(:cities) AND c.about_office IS NULL', { cities });
        scope.orWhere('c.city_prefix = ANY(:aboutCities)', { aboutCities });
        scope.orWhere('c.owner_office = ANY(:offices)', { offices });
        scope.orWhere('c.owner_office = :triage AND c.city_prefix = ANY(:triageOf)', {
          triage: TRIAGE_OFFICE,
          triageOf,
        });
        if (units.length > 0)
          scope.orWhere(`c.unit_code = ANY(:units) AND c.status = 'coordinating'`, { units });
      }),
    );
    return seen.andWhere('(c.about_office IS NULL OR c.about_office <> ALL(:conflicts))', { conflicts });
  }

  /** @throws Problem `validation_failed` for an unknown area */
  officesIn(area: string): string[] {
    if (!this.areas.tree.get(area)) {
      throw Problem.invalid({ field: 'area', code: 'unknown_code', parameters: { code: area } });
    }
    return this.areas.tree.officesIn(area);
  }
}
