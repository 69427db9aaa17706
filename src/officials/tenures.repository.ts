import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readFileSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { type Day } from '../common/city-time.js';
import { type OfficePosition } from './office.entity.js';

const heldSql = readFileSync(new URL('./places-held.sql', import.meta.url), 'utf8');

/** A place that a person has at some instant: an office held or served in, or a unit. */
export interface PlaceHeld {
  /** Name of the person. */
  readonly person: string;
  /** On the staff of it, rather than its holder. */
  readonly staff: boolean;
  /** Null for a unit. */
  readonly office: {
    readonly code: string;
    readonly position: OfficePosition;
    readonly areaCode: string | null;
    readonly name: string;
  } | null;
  readonly unitCode: string | null;
  /** Whose triage desk it is; null for every other place. */
  readonly city: string | null;
}

/** A person in an office from a day to a day. */
export interface TenureOf {
  /** Name of the person. */
  readonly person: string;
  readonly from: Day;
  /** First day no longer; null while it lasts. */
  readonly until: Day | null;
  /** Holds it until one is appointed. */
  readonly acting: boolean;
}

/** Who holds which office, and who is on its staff. */
@Injectable()
export class TenuresRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The places that a person has at an instant, those held before those served in. Acting officials hold their offices as others do. */
  placesOf(personId: string, at: Date): Promise<PlaceHeld[]> {
    return this.db.query<PlaceHeld[]>(heldSql, [personId, at]);
  }

  /** Who held an office, one after another, the latest first; also who is yet to come. */
  ofOffice(code: string): Promise<TenureOf[]> {
    return this.db.query<TenureOf[]>(
      `SELECT p.name AS person, t.from_day::text AS from, t.until_day::text AS until, t.acting
       FROM tenures t
       JOIN people p ON p.id = t.person_id
       WHERE t.office_code = $1
       ORDER BY t.from_day DESC`,
      [code],
    );
  }
}
