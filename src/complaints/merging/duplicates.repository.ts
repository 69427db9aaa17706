import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { named } from '../../database/named.js';
import { type Complaint } from '../core/complaint.entity.js';
import { MERGE_WITHIN_METRES } from './may-merge.js';

const AT_MOST = 20;
const METRES_PER_DEGREE = 111_195;

const ALIKE = `
  SELECT id, round(metres)::int AS metres
  FROM (
    SELECT id, filed_at, sqrt(((lat - :lat) * ${METRES_PER_DEGREE}) ^ 2
                              + ((lng - :lng) * ${METRES_PER_DEGREE} * cos(radians(:lat))) ^ 2) AS metres
    FROM complaints
    WHERE owner_office = :ownerOffice AND city_prefix = :cityPrefix AND category_code = :categoryCode AND about_office IS NOT DISTINCT FROM :aboutOffice AND next_due_at IS NOT NULL AND id <> :id
  ) alike
  WHERE metres <= ${MERGE_WITHIN_METRES} OR metres IS NULL
  ORDER BY alike.metres NULLS LAST, filed_at
  LIMIT ${AT_MOST}`;

@Injectable()
export class DuplicatesRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Open complaints of the same office and category near another, the nearest first; those without a point last.
   *
   * @returns their ids and distances; null where one of both has no point
   */
  near({
    id,
    cityPrefix,
    ownerOffice,
    categoryCode,
    aboutOffice,
    lat,
    lng,
  }: Complaint): Promise<{ id: string; metres: number | null }[]> {
    return this.db.query(
      ...named(ALIKE, { cityPrefix, ownerOffice, categoryCode, aboutOffice, id, lat, lng }),
    );
  }
}
