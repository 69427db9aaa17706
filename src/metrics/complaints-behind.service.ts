import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dayOf, inZone } from '../common/city-time.js';
import { type Language } from '../common/language.js';
import { pageOf, readCursor } from '../common/page.js';
import { Problem } from '../common/problems/problem.js';
import { named } from '../database/named.js';
import { BEHIND_COLUMNS, type BehindRow, showBehind } from './behind-rows.js';
import { type ComplaintsBehindQuery } from './complaints-behind.query.js';
import { type ComplaintsBehindView } from './complaints-behind.view.js';
import { counted } from './counts/counted.js';
import { valuesOf } from './counts/moments.js';
import { ASKED, chargedOfQuestion } from './counts/plain.js';
import { definition } from './numbers/response-rate.js';
import { type Question } from './question.js';
import { Questions } from './questions.service.js';

const AT_ONCE = 50;

/** Lists exactly the complaints that a number counted, as they stood then. */
@Injectable()
export class ComplaintsBehind {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly questions: Questions,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async list(query: ComplaintsBehindQuery, language: Language): Promise<ComplaintsBehindView> {
    if (query.cursor !== undefined && query.asOf === undefined)
      throw Problem.invalid({ field: 'asOf', code: 'required' });
    const question = await this.questions.definite(query, undefined, language);
    const rows = await this.rowsOf(question, query);
    return {
      definition: { ...definition },
      from: question.from,
      to: question.to,
      asOf: inZone(question.asOf, question.zone),
      counted: query.counted ?? 'received',
      ...pageOf(
        rows,
        query.limit ?? AT_ONCE,
        ({ filedAt, id }) => ({ at: filedAt, id }),
        (row) => showBehind(row, question),
      ),
    };
  }

  private rowsOf(
    question: Question,
    { cursor, limit = AT_ONCE, ...query }: ComplaintsBehindQuery,
  ): Promise<BehindRow[]> {
    const after = readCursor(cursor);
    const days = after && { from: [question.from, dayOf(after.at, question.zone)].sort()[1] };
    const sql = `
      WITH ${chargedOfQuestion}
      SELECT ${BEHIND_COLUMNS}
      FROM charged
      JOIN (SELECT id, number FROM complaints) c ON c.id = charged.id
      WHERE ${ASKED} AND ${counted[query.counted ?? 'received']}
        AND (:afterAt::timestamptz IS NULL OR (charged.filed_at, charged.id) > (:afterAt, :afterId::uuid))
      ORDER BY charged.filed_at, charged.id
      LIMIT :atMost`;
    return this.db.query<BehindRow[]>(
      ...named(sql, {
        ...valuesOf(question),
        ...days,
        afterAt: after?.at ?? null,
        afterId: after?.id ?? null,
        atMost: limit + 1,
      }),
    );
  }
}
