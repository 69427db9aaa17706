import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { type Office } from '../../officials/office.entity.js';
import { type CityRole } from './role-assignment.entity.js';

/** A role that an account has in a city at some instant. */
export interface RoleHeld {
  readonly role: CityRole;
  /** Prefix of the city. */
  readonly city: string;
  /** The triage office, for those at its desk. */
  readonly office: Office | null;
}

/** Which roles an account has in which cities. */
@Injectable()
export class RoleAssignmentsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Those of an instant: each begins and ends with the day of its own city. */
  of(accountId: string, at: Date): Promise<RoleHeld[]> {
    return this.db.query<RoleHeld[]>(
      `SELECT r.role, r.city_prefix AS city,
              CASE WHEN o.code IS NOT NULL THEN json_build_object(
                'code', o.code, 'position', o.position, 'areaCode', o.area_code, 'name', o.name) END AS office
       FROM role_assignments r
       JOIN cities c ON c.prefix = r.city_prefix
       LEFT JOIN offices o ON o.code = r.role
       WHERE r.account_id = $1 AND r.from_day <= ($2::timestamptz AT TIME ZONE c.time_zone)::date
         AND (r.until_day IS NULL OR r.until_day > ($2::timestamptz AT TIME ZONE c.time_zone)::date)
       ORDER BY r.role, r.city_prefix`,
      [accountId, at],
    );
  }
}
