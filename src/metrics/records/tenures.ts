import { type EntityManager } from 'typeorm';
import { type TenurePeriod } from './tenure-periods.js';

/** A tenure with the names of the office, its area and its holder. */
export interface RecordedTenure extends TenurePeriod {
  readonly personName: string;
  readonly officeName: string;
  readonly areaName: string;
  readonly cityPrefix: string;
}

/** The tenures of a person, or of an office, that were known at an instant, in order. */
export function tenuresKnown(
  manager: EntityManager,
  { person, office }: { person?: string; office?: string },
  asOf: Date,
): Promise<RecordedTenure[]> {
  return manager.query<RecordedTenure[]>(
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
