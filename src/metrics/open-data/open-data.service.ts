import { Injectable, type StreamableFile } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { addDays, type Day, dayOf, inZone, isDay } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { Problem } from '../../common/problems/problem.js';
import { CategoriesService } from '../../complaints/core/categories/categories.service.js';
import { HeadsService } from '../../transparency/heads/heads.service.js';
import { ChargedComplaintsRepository } from '../aggregates/charged-complaints.repository.js';
import { csvFile } from '../tables/csv-file.js';
import { fileName } from '../tables/file-name.js';
import { definitionOf } from '../numbers/response-rate.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';
import { jsonFile } from '../tables/json-file.js';
import { openDataNote, openHeadsNote } from './note.js';
import { OPEN_COLUMNS, type OpenRow, showOpenly } from './open-complaint.js';
import { type OpenComplaintResponse } from './open-complaint.response.js';
import { OpenDataRepository } from './open-data.repository.js';
import { openColumns } from './open-data.columns.js';
import { type OpenDataQuery, type OpenMonthsQuery } from './open-data.dto.js';
import {
  OPEN_DATA,
  type OpenHeadsResponse,
  type OpenMonthHeadResponse,
  type OpenMonthsResponse,
} from './open-data.response.js';

/** Hands every month to everyone: a file of its complaints, without their reporters. */
@Injectable()
export class OpenDataService {
  constructor(
    private readonly repository: OpenDataRepository,
    private readonly complaints: ChargedComplaintsRepository,
    private readonly areas: AreaDirectoryService,
    private readonly categories: CategoriesService,
    private readonly questions: QuestionsService,
    private readonly signed: HeadsService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `validation_failed` where there is no such city */
  async months(query: OpenMonthsQuery): Promise<OpenMonthsResponse> {
    const { city, zone } = await this.questions.definite(query, undefined, 'id');
    const months = await this.repository.months(city, dayOf(this.clock.now(), zone));
    const items = months.map((month) => ({
      month,
      json: `${OPEN_DATA}/${month}.json?city=${city}`,
      csv: `${OPEN_DATA}/${month}.csv?city=${city}`,
      heads: `${OPEN_DATA}/${month}/heads.json?city=${city}`,
    }));
    return { city, timeZone: zone, items };
  }

  /** @throws Problem `month_not_over`, or `validation_failed` naming what cannot be meant */
  async json(month: string, query: OpenDataQuery): Promise<StreamableFile> {
    const question = await this.questionOf(month, query);
    const head = headOf(month, question);
    return jsonFile(nameOf(month, question), head, 'complaints', await this.complaintsOf(question));
  }

  /** @throws Problem as {@link json} */
  async csv(month: string, query: OpenDataQuery): Promise<StreamableFile> {
    const question = await this.questionOf(month, query);
    const { definition: defined, note, asOf, timeZone, city } = headOf(month, question);
    return csvFile({
      name: nameOf(month, question),
      columns: openColumns,
      always: { asOf },
      once: {
        city,
        month,
        timeZone,
        definitionId: defined.id,
        definitionEn: defined.en,
        noteId: note.id,
        noteEn: note.en,
      },
      parts: await this.complaintsOf(question),
    });
  }

  /** @throws Problem as {@link json} */
  async heads(month: string, query: OpenMonthsQuery): Promise<OpenHeadsResponse> {
    const { from, to } = await this.questionOf(month, query);
    return { month, note: { ...openHeadsNote }, heads: await this.signed.ofDays([from, to]) };
  }

  private async questionOf(month: string, query: OpenDataQuery): Promise<Question> {
    const from: Day = `${month}-01`;
    if (!isDay(from))
      throw Problem.invalid({ field: 'month', code: 'bad_format', parameters: { expected: '2026-03' } });
    const to = `${addDays(from, 31).slice(0, 7)}-01`;
    const question = await this.questions.definite({ ...query, from, to }, undefined, 'id');
    if (to > dayOf(this.clock.now(), question.zone)) throw new Problem('month_not_over', { month, from: to });
    return question;
  }

  private async complaintsOf(question: Question): Promise<AsyncIterable<OpenComplaintResponse[]>> {
    const categories = new Map((await this.categories.list()).map((category) => [category.code, category]));
    const { tree } = this.areas;
    const parts = this.complaints.inParts<OpenRow>(question, { columns: OPEN_COLUMNS, condition: 'true' });
    return (async function* () {
      for await (const rows of parts) {
        yield rows.map((row) => showOpenly(row, question.zone, tree, categories));
      }
    })();
  }
}

function nameOf(month: string, { city, asOf, zone }: Question): string {
  return fileName(['open-data', city, month], inZone(asOf, zone));
}

function headOf(month: string, { city, from, to, asOf, zone, definition }: Question): OpenMonthHeadResponse {
  return {
    city,
    month,
    from,
    to,
    asOf: inZone(asOf, zone),
    timeZone: zone,
    definition: { ...definitionOf(definition) },
    note: { ...openDataNote },
  };
}
