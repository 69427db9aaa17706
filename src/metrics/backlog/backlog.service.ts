import { Injectable, type StreamableFile } from '@nestjs/common';
import { addDays, type Day, inZone } from '../../common/city-time.js';
import { type Language } from '../../common/language.js';
import { csvFile } from '../tables/csv-file.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';
import { type BacklogQuery } from './backlog.dto.js';
import { BacklogRepository } from './backlog.repository.js';
import { tableOfBacklog } from './backlog.table.js';
import { type BacklogResponse } from './backlog.response.js';
import { backlogDefinition } from './definition.js';
import { backlogSeries } from './series.js';

/** Answers how much lies undone, day by day. */
@Injectable()
export class BacklogService {
  constructor(
    private readonly backlog: BacklogRepository,
    private readonly questions: QuestionsService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async ask({ every = 'day', ...query }: BacklogQuery, language: Language): Promise<BacklogResponse> {
    const asked = await this.questions.definite(query, undefined, language);
    const to = endOf(asked);
    const question = { ...asked, to };
    const changes = await this.backlog.changes(question);
    return {
      definition: { ...backlogDefinition },
      from: question.from,
      to,
      asOf: inZone(question.asOf, question.zone),
      every,
      timeZone: question.zone,
      containsDemoData: changes.some(({ demo }) => demo),
      periods: backlogSeries(changes, every, question.from, to),
    };
  }

  async export(query: BacklogQuery, language: Language): Promise<StreamableFile> {
    return csvFile(tableOfBacklog(await this.ask(query, language)));
  }
}

/** Of the days after `asOf` nothing is known. */
function endOf({ from, to, asOfDay }: Question): Day {
  const end = addDays(asOfDay, 1);
  if (end >= to) return to;
  return end > from ? end : from;
}
