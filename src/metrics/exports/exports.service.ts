import { Injectable, type StreamableFile } from '@nestjs/common';
import { type Language } from '../../common/language.js';
import { type CountedQuery } from '../drill-down/drill-down.dto.js';
import { ChargedComplaintsRepository } from '../aggregates/charged-complaints.repository.js';
import { QuestionsService } from '../question/questions.service.js';
import { type ResponseRatesQuery } from '../rates/response-rates.dto.js';
import { MOST_GROUPS, ResponseRatesService } from '../rates/response-rates.service.js';
import { tableOfCounted } from './drill-down.table.js';
import { csvFile } from '../tables/csv-file.js';
import { tableOfRates } from './response-rates.table.js';

/** Hands out the numbers and the complaints behind them as tables. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly complaints: ChargedComplaintsRepository,
    private readonly questions: QuestionsService,
    private readonly rates: ResponseRatesService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async responseRates(query: ResponseRatesQuery, language: Language): Promise<StreamableFile> {
    return csvFile(tableOfRates(await this.rates.ask(query, language, MOST_GROUPS)));
  }

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async complaintsBehind(query: CountedQuery, language: Language): Promise<StreamableFile> {
    const question = await this.questions.definite(query, undefined, language);
    return csvFile(tableOfCounted(this.complaints, question, query.counted ?? 'received'));
  }
}
