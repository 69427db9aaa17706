import { type EntityManager } from 'typeorm';
import { startOfDay } from '../../common/city-time.js';
import { type CursorPosition } from '../../common/pagination.js';
import { named } from '../../database/named.js';
import { type Question } from '../question/question.js';
import { chargedWhere } from './counted.js';
import { valuesOf } from './moments.js';
import { ASKED } from './plain.js';

/** Complaints looked at in one statement: a moment's work, and little memory. */
const AT_ONCE = 500;

const ASKED_ROWS = `
  c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
  AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)
  AND (c.filed_at, c.id) > (:afterAt::timestamptz, :afterId::uuid)`;

/** The last complaint of a part. */
const untilSql = `
  SELECT c.filed_at AS at, c.id FROM complaints c
  WHERE ${ASKED_ROWS} AND c.filed_at <= :endAt
  ORDER BY c.filed_at, c.id
  OFFSET ${AT_ONCE - 1} LIMIT 1`;

/**
 * All complaints of a question as they stood, the oldest first, however many: in
 * parts, each read when the one before has been taken. As of a settled instant they
 * are together what one statement would have read.
 *
 * @param columns of `charged`, and of `c`, which has number, lat and lng
 * @param condition which of them, on `charged`
 * @returns parts, of which some may be empty
 */
export async function* chargedInParts<Row>(
  manager: EntityManager,
  question: Question,
  columns: string,
  condition: string,
): AsyncGenerator<Row[]> {
  // The limit has each looked up by its id: joined, all the complaints there are would be read for every part.
  const sql = `
    WITH ${chargedWhere(`
      WHERE ${ASKED_ROWS} AND (c.filed_at, c.id) <= (:untilAt::timestamptz, :untilId::uuid)`)}
    SELECT ${columns}
    FROM charged
    CROSS JOIN LATERAL (SELECT number, lat, lng FROM complaints WHERE id = charged.id LIMIT 1) c
    WHERE ${ASKED} AND ${condition}
    ORDER BY charged.filed_at, charged.id`;
  const end: CursorPosition = {
    at: startOfDay(question.to, question.zone),
    id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  };
  let after: CursorPosition = {
    at: startOfDay(question.from, question.zone),
    id: '00000000-0000-0000-0000-000000000000',
  };
  for (;;) {
    const values = { ...valuesOf(question), afterAt: after.at, afterId: after.id, endAt: end.at };
    const [found] = await manager.query<CursorPosition[]>(...named(untilSql, values));
    const until = found ?? end;
    yield await manager.query<Row[]>(...named(sql, { ...values, untilAt: until.at, untilId: until.id }));
    if (!found) return;
    after = until;
  }
}
