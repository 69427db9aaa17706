import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { startOfDay } from '../../common/city-time.js';
import { type CursorPosition } from '../../common/pagination.js';
import { named } from '../../database/named.js';
import { type Question } from '../question/question.js';
import { ASKED, chargedWhere } from './charged.js';
import { chargedOf } from './reference.repository.js';
import { valuesOf } from './statement-values.js';

/** Complaints looked at in one statement: a moment's work, and little memory. */
const AT_ONCE = 500;

const ASKED_ROWS = `
  c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to
  AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)
  AND (c.filed_at, c.id) > (:afterAt::timestamptz, :afterId::uuid)`;

/** The last complaint of a part. */
const END_OF_PART = `
  SELECT c.filed_at AS at, c.id FROM complaints c
  WHERE ${ASKED_ROWS} AND c.filed_at <= :endAt
  ORDER BY c.filed_at, c.id
  OFFSET ${AT_ONCE - 1} LIMIT 1`;

/** What of the complaints of a question is read. */
export interface ChargedSelection {
  /** Of `charged`, and of `c`, which has number, lat and lng. */
  readonly columns: string;
  /** Which of them: a condition on `charged`. */
  readonly condition: string;
}

/** Reads the complaints that numbers count, as they stood at `asOf`. */
@Injectable()
export class ChargedComplaintsRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** The first complaints of a question after a position, the oldest first. */
  page<Row>(
    question: Question,
    { columns, condition }: ChargedSelection,
    after: CursorPosition | undefined,
    atMost: number,
  ): Promise<Row[]> {
    const sql = `
      WITH ${chargedOf(question)}
      SELECT ${columns}
      FROM charged
      JOIN (SELECT id, number, lat, lng FROM complaints) c ON c.id = charged.id
      WHERE ${ASKED} AND ${condition}
        AND (:afterAt::timestamptz IS NULL OR (charged.filed_at, charged.id) > (:afterAt, :afterId::uuid))
      ORDER BY charged.filed_at, charged.id
      LIMIT :atMost`;
    const position = { afterAt: after?.at ?? null, afterId: after?.id ?? null };
    return this.db.query<Row[]>(...named(sql, { ...valuesOf(question), ...position, atMost }));
  }

  /**
   * All complaints of a question, the oldest first, however many: in parts, each
   * read when the one before has been taken. As of a settled instant they are
   * together what one statement would have read.
   *
   * @returns parts, of which some may be empty
   */
  async *inParts<Row>(question: Question, { columns, condition }: ChargedSelection): AsyncGenerator<Row[]> {
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
      const [found] = await this.db.query<CursorPosition[]>(...named(END_OF_PART, values));
      const until = found ?? end;
      yield await this.db.query<Row[]>(...named(sql, { ...values, untilAt: until.at, untilId: until.id }));
      if (!found) return;
      after = until;
    }
  }
}
