import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { dayOf } from '../../common/city-time.js';
import { type Question } from '../../metrics/question/question.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { asBody } from '../forms/as-body.js';
import { type Fields } from '../../http/forms/nested.js';
import { type Reader } from '../reader/reader.js';
import { filledIn, localTime, presetsOn, type Sent } from './asked.js';
import { DashboardService } from './dashboard.service.js';
import { DashboardQuery } from './dashboard.query.js';
import { type FilterProps } from './filter.js';

/** What somebody asked in the address of a page. */
export interface DashboardQuestion {
  readonly query: DashboardQuery;
  readonly question: Question;
}

/** What the form of a question shows. */
type Form = Pick<FilterProps, 'values' | 'choices' | 'tree' | 'today'>;

/** Takes the questions that the addresses of pages ask, and fills in the form that asks them. */
@Injectable()
export class DashboardQueryService {
  constructor(
    private readonly boards: DashboardService,
    private readonly areas: AreaDirectoryService,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async of(sent: Sent, reader: Reader): Promise<DashboardQuestion> {
    const query = await asBody(DashboardQuery, this.said(sent, reader) as Fields);
    return { query, question: await this.boards.question(query, reader) };
  }

  /** The form of a question that was asked. */
  async form(sent: Sent, question: Question, reader: Reader): Promise<Form> {
    const today = dayOf(reader.now, question.zone);
    return {
      today,
      tree: this.areas.tree,
      choices: await this.boards.choices(question),
      values: valuesOf(this.said(sent, reader), today, question.zone),
    };
  }

  /** The form of a question that cannot be meant. */
  async again(sent: Sent, reader: Reader): Promise<Form> {
    const query = Object.assign(new DashboardQuery(), { city: reader.city });
    return this.form(sent, await this.boards.question(query, reader), reader);
  }

  /** What names no city and no area of one is asked about the city of whoever asks. */
  private said(sent: Sent, { city: own }: Reader): Readonly<Record<string, unknown>> {
    const [area, named] = [sent.area, sent.city].map(
      (value) => (typeof value === 'string' && value.trim()) || undefined,
    );
    const isOpen = named === undefined && (area === undefined || area === TRIAGE_OFFICE);
    const city = isOpen && own !== this.areas.cities[0]?.prefix ? own : undefined;
    return filledIn(
      city === undefined ? sent : { ...sent, city },
      this.boards.zoneOf({ area, city: city ?? named }),
    );
  }
}

/** What the form shows: what was sent, and what stands for what was not. */
function valuesOf(said: Readonly<Record<string, unknown>>, today: string, zone: string): Fields {
  const texts = Object.entries(said).filter(([, value]) => typeof value === 'string') as [string, string][];
  const { asOf, ...given } = Object.fromEntries(texts);
  const period = given.from === undefined && given.until === undefined ? presetsOn(today).thisYear : {};
  const local = asOf === undefined ? undefined : localTime(asOf, zone);
  return { groupBy: 'kelurahan', ...period, ...given, ...(local !== undefined && { asOf: local }) };
}
