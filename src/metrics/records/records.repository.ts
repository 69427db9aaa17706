import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { named } from '../../database/named.js';
import { type CountedGroup } from '../aggregates/counted-group.js';
import { ReferenceRepository } from '../aggregates/reference.repository.js';
import { type Question } from '../question/question.js';
import { type TenurePeriod } from './tenure-periods.js';

const snapshotsSql = readFileSync(new URL('./snapshots.sql', import.meta.url), 'utf8');

/** A tenure with the names of the office, its area and its holder. */
export interface RecordedTenure extends TenurePeriod {
  readonly personName: string;
  readonly officeName: string;
  readonly areaName: string;
  readonly cityPrefix: string;
}

/** What an office had open when a day began. `open` is the sum of the three. */
export interface ComplaintSnapshot {
  readonly open: number;
  readonly answered: number;
  /** Unanswered and past due: they stay with who let them lapse. */
  readonly overdue: number;
  /** Unanswered and not yet due: they become the next holder's. */
  readonly pending: number;
  /** Day of filing of the oldest pending one. */
  readonly oldestPending: Day | null;
}

/** The beginning of a day in an office's city. */
export interface Moment {
  readonly office: string;
  readonly day: Day;
  readonly instant: Date;
}

const NOTHING: ComplaintSnapshot = { open: 0, answered: 0, overdue: 0, pending: 0, oldestPending: null };

@Injectable()
export class RecordsRepository {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly reference: ReferenceRepository,
  ) {}

  /** The tenures of a person, or of an office, that were known at an instant, in order. */
  tenures({ person, office }: { person?: string; office?: string }, asOf: Date): Promise<RecordedTenure[]> {
    return this.db.query<RecordedTenure[]>(
      `SELECT t.office_code AS office, t.person_id AS person, t.from_day::text AS from, t.until_day::text AS until, t.acting,
              p.name AS "personName", o.name AS "officeName", a.name AS "areaName", a.city_prefix AS "cityPrefix"
       FROM tenure_versions t
       JOIN people p ON p.id = t.person_id
       JOIN offices o ON o.code = t.office_code
       JOIN areas a ON a.code = o.area_code
       WHERE (t.person_id = $1 OR t.office_code = $2) AND t.known_at <= $3 AND t.superseded_at > $3
       ORDER BY t.from_day, t.office_code`,
      [person ?? null, office ?? null, asOf],
    );
  }

  /** The office that a person held first. */
  async firstOffice(person: string): Promise<string | undefined> {
    const [first] = await this.db.query<{ office: string }[]>(
      'SELECT office_code AS office FROM tenure_versions WHERE person_id = $1 ORDER BY from_day, office_code LIMIT 1',
      [person],
    );
    return first?.office;
  }

  /**
   * Counts what is charged in a question's offices by office, person, and when: as `chargedSince` the last day on which
   * one of the periods begins or is over; empty before the first.
   */
  charges(question: Question, held: readonly TenurePeriod[]): Promise<CountedGroup[]> {
    const turns = new Set(
      held.flatMap(({ from, until }) => [from, until]).filter((day): day is Day => day !== null),
    );
    return this.reference.countOfOffices(
      this.db.manager,
      { ...question, by: ['lurah'] },
      {
        names: ['office', 'person', 'chargedSince'],
        expressions: [
          'office',
          'person_id',
          `coalesce((:turns::date[])[width_bucket(charged_on, :turns::date[])]::text, '')`,
        ],
        values: { turns: [...turns].sort() },
      },
    );
  }

  /**
   * What offices had open at the beginning of days, by what had happened until then.
   *
   * @param asOf what became known later is left aside
   * @returns the snapshot of an office on a day
   */
  async snapshots(
    moments: readonly Moment[],
    asOf: Date,
  ): Promise<(office: string, day: Day) => ComplaintSnapshot> {
    const offices = [...new Set(moments.map(({ office }) => office))];
    const rows = await this.db.query<(ComplaintSnapshot & { office: string; day: Day })[]>(
      ...named(snapshotsSql, { moments: JSON.stringify(moments), offices, asOf }),
    );
    const found = new Map(rows.map(({ office, day, ...snapshot }) => [`${office} ${day}`, snapshot]));
    return (office, day) => found.get(`${office} ${day}`) ?? NOTHING;
  }
}
