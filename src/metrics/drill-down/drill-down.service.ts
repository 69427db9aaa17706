import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { addDays, type Day, dayOf, inZone } from '../../common/city-time.js';
import { type Language } from '../../common/language.js';
import { pageOf, readCursor } from '../../common/pagination.js';
import { Problem } from '../../common/problems/problem.js';
import { DRILL_DOWN_COLUMNS, type DrillDownRow, toCountedComplaint } from './drill-down-rows.js';
import { type DrillDownQuery } from './drill-down.dto.js';
import { type DrillDownResponse } from './drill-down.response.js';
import { counted } from '../aggregates/counted.js';
import { ChargedComplaintsRepository } from '../aggregates/charged-complaints.repository.js';
import { definitionOf } from '../numbers/response-rate.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';

const AT_ONCE = 50;
/** In so many days a city receives a page of complaints, and one of its kelurahan in as many times more as it has. */
const FIRST_DAYS = 2;

/** Lists exactly the complaints that a number counted, as they stood then. */
@Injectable()
export class DrillDownService {
  constructor(
    private readonly complaints: ChargedComplaintsRepository,
    private readonly questions: QuestionsService,
    private readonly areas: AreaDirectoryService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async list(query: DrillDownQuery, language: Language): Promise<DrillDownResponse> {
    if (query.cursor !== undefined && query.asOf === undefined)
      throw Problem.invalid({ field: 'asOf', code: 'required' });
    const question = await this.questions.definite(query, undefined, language);
    const rows = await this.rowsOf(question, query);
    return {
      definition: { ...definitionOf(question.definition) },
      city: question.city,
      from: question.from,
      to: question.to,
      asOf: inZone(question.asOf, question.zone),
      counted: query.counted ?? 'received',
      ...pageOf(
        rows,
        query.limit ?? AT_ONCE,
        ({ filedAt, id }) => ({ at: filedAt, id }),
        (row) => toCountedComplaint(row, question),
      ),
    };
  }

  /** One more than fit on the page, read by ever longer parts of the period: most pages are full after the first. */
  private async rowsOf(
    question: Question,
    { cursor, limit = AT_ONCE, counted: of = 'received' }: DrillDownQuery,
  ): Promise<DrillDownRow[]> {
    const after = readCursor(cursor);
    const from = after ? later(question.from, dayOf(after.at, question.zone)) : question.from;
    const selection = { columns: DRILL_DOWN_COLUMNS, condition: counted[of] };
    const rows: DrillDownRow[] = [];
    for (const days of growingParts(from, question.to, this.firstDays(question))) {
      const asked = { ...question, ...days };
      rows.push(
        ...(await this.complaints.page<DrillDownRow>(asked, selection, after, limit + 1 - rows.length)),
      );
      if (rows.length > limit) break;
    }
    return rows;
  }

  private firstDays({ city, offices }: Question): number {
    const root = this.areas.cities.find(({ prefix }) => prefix === city)?.rootCode ?? '';
    const all = this.areas.tree.kelurahanIn(root).length;
    return Math.ceil((FIRST_DAYS * all) / Math.max(1, offices?.length ?? all));
  }
}

/** A period in parts, each four times as long as the one before. */
function* growingParts(from: Day, to: Day, first: number): Generator<{ from: Day; to: Day }> {
  let begin = from;
  for (let days = first; begin < to; days *= 4) {
    const end = [addDays(begin, days), to].sort()[0] ?? to;
    yield { from: begin, to: end };
    begin = end;
  }
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
