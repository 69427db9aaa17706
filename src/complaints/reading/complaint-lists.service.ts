import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, In, Repository, type SelectQueryBuilder } from 'typeorm';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { startOfDay } from '../../common/city-time.js';
import { type Page, pageOf, readCursor } from '../../common/page.js';
import { Problem } from '../../common/problems/problem.js';
import { type Actor } from '../../identity/actor.js';
import { reachOf, type Seat } from '../../identity/rights/rights.js';
import { Categories } from '../categories/categories.service.js';
import { Complaint } from '../life/complaint.entity.js';
import { type ComplaintsQuery, type InboxQuery, type PageQuery } from './complaint-lists.queries.js';

const DEFAULT_LIMIT = 50;
/** A list that is longer is long, however much. */
export const MOST_COUNTED = 1_000;

/** Lists of complaints: everyone's, newest first, and an officer's, oldest due first. */
@Injectable()
export class ComplaintLists {
  constructor(
    @InjectRepository(Complaint) private readonly complaints: Repository<Complaint>,
    private readonly areas: AreaDirectory,
    private readonly categories: Categories,
  ) {}

  /** @throws Problem `validation_failed` for an unknown area or category, an empty period or a foreign cursor */
  async list(query: ComplaintsQuery): Promise<Page<Complaint>> {
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
    if (area !== undefined)
      select.andWhere('c.owner_office = ANY(:offices)', { offices: this.officesIn(area) });
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

  /** Those of some numbers, in their order; a number that is none is left out. */
  async ofNumbers(numbers: readonly string[]): Promise<Complaint[]> {
    const found = await this.complaints.findBy({ number: In([...numbers]) });
    return numbers.flatMap((number) => found.find((each) => each.number === number) ?? []);
  }

  /** What came over the channels of apps, newest first. */
  async filed(
    seats: readonly Seat[],
    { cursor, limit = DEFAULT_LIMIT, externalId }: PageQuery & { externalId?: string },
  ): Promise<Page<Complaint>> {
    const reach = reachOf(seats, 'follow');
    if (!reach) throw new Problem('not_allowed');
    const select = this.complaints
      .createQueryBuilder('c')
      .where('c.channel = ANY(:channels)', { channels: reach.channels })
      .orderBy('c.filed_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit + 1);
    if (externalId !== undefined) select.andWhere('c.external_id = :externalId', { externalId });
    const after = readCursor(cursor);
    if (after) select.andWhere('(c.filed_at, c.id) < (:at, :id)', after);
    return pageOf(
      await select.getMany(),
      limit,
      (row) => ({ at: row.filedAt, id: row.id }),
      (row) => row,
    );
  }

  /** The open complaints an actor answers for or oversees. */
  async inbox(actor: Actor, { cursor, area, limit = DEFAULT_LIMIT }: InboxQuery): Promise<Page<Complaint>> {
    const select = this.openTo(actor, area)
      .orderBy('c.next_due_at', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(limit + 1);
    const after = readCursor(cursor);
    if (after) select.andWhere('(c.next_due_at, c.id) > (:at, :id)', after);
    return pageOf(
      await select.getMany(),
      limit,
      (row) => ({ at: row.nextDueAt ?? row.filedAt, id: row.id }),
      (row) => row,
    );
  }

  /**
   * How many of them are due in each of the times between instants: before the first, up to the second, and so on.
   * None is counted further than {@link MOST_COUNTED}.
   */
  async countDue(
    actor: Actor,
    area: string | undefined,
    instants: readonly [Date, ...Date[]],
  ): Promise<number[]> {
    const counts = [undefined, ...instants].map(async (from, place) => {
      const few = this.openTo(actor, area).select('1').limit(MOST_COUNTED);
      const until = instants[place];
      if (from) few.andWhere('c.next_due_at >= :from', { from });
      if (until) few.andWhere('c.next_due_at < :until', { until });
      const rows = await this.complaints.manager
        .createQueryBuilder()
        .select('count(*)::int', 'count')
        .from(`(${few.getQuery()})`, 'few')
        .setParameters(few.getParameters())
        .getRawOne<{ count: number }>();
      return rows?.count ?? 0;
    });
    return Promise.all(counts);
  }

  /** What a citizen contested, and is open again since; oldest due first. */
  contested(actor: Actor, area: string | undefined, limit: number): Promise<Complaint[]> {
    return this.openTo(actor, area)
      .andWhere('c.resolved_at IS NOT NULL')
      .orderBy('c.next_due_at', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** A complaint within an actor's sight, open or not; undefined outside it. */
  async findFor(actor: Actor, number: string): Promise<Complaint | undefined> {
    return (await this.seenBy(actor).andWhere('c.number = :number', { number }).getOne()) ?? undefined;
  }

  /** What is open of what an actor sees. */
  private openTo(actor: Actor, area?: string): SelectQueryBuilder<Complaint> {
    const select = this.seenBy(actor).andWhere('c.next_due_at IS NOT NULL');
    return area === undefined
      ? select
      : select.andWhere('c.owner_office = ANY(:within)', { within: this.officesIn(area) });
  }

  /**
   * What an actor sees, by the table of rights.
   *
   * @throws Problem `not_allowed` for an account that sees nothing
   */
  private seenBy(actor: Actor): SelectQueryBuilder<Complaint> {
    const reach = reachOf(actor.seats, 'see');
    if (!reach) throw new Problem('not_allowed');
    const { everything, offices, units } = reach;
    const select = this.complaints.createQueryBuilder('c').where('true');
    if (everything) return select;
    return select.andWhere(
      new Brackets((sight) => {
        sight.where('c.owner_office = ANY(:offices)', { offices });
        if (units.length > 0)
          sight.orWhere(`c.unit_code = ANY(:units) AND c.status = 'coordinating'`, { units });
      }),
    );
  }

  private officesIn(area: string): string[] {
    if (!this.areas.tree.get(area)) {
      throw Problem.invalid({ field: 'area', code: 'unknown_code', parameters: { code: area } });
    }
    return this.areas.tree.kelurahanIn(area);
  }
}
