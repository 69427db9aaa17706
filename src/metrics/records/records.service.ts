import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { addDays, type Day, dayOf, startOfDay } from '../../common/city-time.js';
import { type Language } from '../../common/language.js';
import { Problem } from '../../common/problems/problem.js';
import { isUuid } from '../../common/uuid.js';
import { Office } from '../../officials/office.entity.js';
import { Person } from '../../officials/person.entity.js';
import { drillDownLink } from '../drill-down/drill-down-link.js';
import { type CountedGroup, together } from '../aggregates/counted-group.js';
import { definitionOf } from '../numbers/response-rate.js';
import { RESOLUTION } from '../numbers/waits.js';
import { LONGEST_DAYS } from '../question/period.js';
import { type Question } from '../question/question.js';
import { QuestionsService } from '../question/questions.service.js';
import { periodView } from '../question/period.response.js';
import { numbersOf } from '../rates/numbers-of.js';
import { type RecordQuery } from './record.dto.js';
import {
  type RecordResponse,
  type StandingResponse,
  type SuccessionResponse,
  type TenureResponse,
} from './record.response.js';
import { type ComplaintSnapshot, type RecordedTenure, RecordsRepository } from './records.repository.js';
import { overlaps, placeCharges, type TenurePeriod, succession } from './tenure-periods.js';

const MINIMUM = 30;

/** A tenure period with all that is shown of it but the numbers. */
interface Held extends TenurePeriod, Pick<RecordedTenure, 'officeName' | 'areaName' | 'cityPrefix'> {
  readonly personName: string | null;
}

interface HandedOver extends Held {
  readonly inherited: ComplaintSnapshot | null;
  readonly handedOver: ComplaintSnapshot | null;
}

type Account = Omit<RecordResponse, 'person'>;

/** Tells who held which office, and what is charged to each. */
@Injectable()
export class RecordsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectoryService,
    private readonly questions: QuestionsService,
    private readonly records: RecordsRepository,
  ) {}

  /** @throws Problem `person_not_found`, or `validation_failed` naming the part of the question that cannot be meant */
  async ofPerson(id: string, query: RecordQuery, language: Language): Promise<RecordResponse> {
    const person = isUuid(id) ? await this.db.getRepository(Person).findOneBy({ id }) : null;
    if (!person) throw new Problem('person_not_found', { id });
    const question = await this.definite(query, await this.records.firstOffice(id), language);
    const tenures = await this.records.tenures({ person: id }, question.asOf);
    const handovers = await this.handovers(tenures, question.asOf);
    const account = await this.account({ ...question, person: id }, handovers, query);
    return { person: { id, name: person.name }, ...account };
  }

  /**
   * @param withSnapshots whether what each found and left is told too, for which all events of the office are read
   * @throws Problem `office_not_found`, or `validation_failed` naming the part of the question that cannot be meant
   */
  async ofOffice(
    code: string,
    query: RecordQuery,
    language: Language,
    { withSnapshots = true } = {},
  ): Promise<SuccessionResponse> {
    const area = this.areas.tree.get(code);
    const office = area?.level === 'kelurahan' && (await this.db.getRepository(Office).findOneBy({ code }));
    if (!area || !office) throw new Problem('office_not_found', { code });
    const question = await this.definite(query, code, language);
    const tenures = await this.records.tenures({ office: code }, question.asOf);
    const names = { officeName: office.name, areaName: area.name, cityPrefix: area.cityPrefix };
    const held = succession(code, tenures).map((period) => ({ personName: null, ...names, ...period }));
    return {
      office: { code, name: office.name, area: area.name },
      ...(await this.account(
        question,
        withSnapshots ? await this.handovers(held, question.asOf) : held.map(withoutSnapshots),
        query,
      )),
    };
  }

  private definite(
    { from, to, asOf }: RecordQuery,
    area: string | undefined,
    language: Language,
  ): Promise<Question> {
    return this.questions.definite(
      { from, to, asOf, city: this.areas.cityOf(area)?.prefix },
      undefined,
      language,
    );
  }

  private async account(
    asked: Question,
    handovers: readonly HandedOver[],
    query: RecordQuery,
  ): Promise<Account> {
    const question = query.from === undefined ? { ...asked, from: firstDay(handovers, asked) } : asked;
    const counted = await this.count(question, handovers);
    const charges = placeCharges(handovers, counted);
    const { minimum = MINIMUM } = query;
    return {
      definition: { ...definitionOf(question.definition) },
      ...periodView(question),
      timesWithin: RESOLUTION,
      rankedFrom: minimum,
      containsDemoData: counted.some(({ demo }) => demo > 0),
      total: numbersOf(together(charges)),
      tenures: charges
        .filter((each) => each.any || overlaps(each, question.from, question.to))
        .map((each): TenureResponse => {
          const numbers = numbersOf(each);
          return {
            office: { code: each.office, name: each.officeName, area: each.areaName },
            person: each.personName === null ? null : { id: each.person, name: each.personName },
            from: each.from,
            until: each.until,
            acting: each.acting,
            comparable: numbers.received >= minimum,
            inherited: each.inherited && viewOf(each.inherited),
            handedOver: each.handedOver && viewOf(each.handedOver),
            ...numbers,
            complaints: this.drillDown(question, each),
          };
        }),
    };
  }

  /** What each found and what each left, so far as it has begun and ended by `asOf`. */
  private async handovers(held: readonly Held[], asOf: Date): Promise<HandedOver[]> {
    const moments = held.flatMap(({ office, from, until, cityPrefix }) =>
      [from, until]
        .filter((day) => day !== null)
        .map((day) => ({ office, day, instant: startOfDay(day, this.zoneOf(cityPrefix)) })),
    );
    const snapshotOf = await this.records.snapshots(
      moments.filter(({ instant }) => instant <= asOf),
      asOf,
    );
    const at = ({ office, cityPrefix }: Held, day: Day | null): ComplaintSnapshot | null =>
      day !== null && startOfDay(day, this.zoneOf(cityPrefix)) <= asOf ? snapshotOf(office, day) : null;
    return held.map((each) => ({
      ...each,
      inherited: at(each, each.from),
      handedOver: at(each, each.until),
    }));
  }

  private async count(question: Question, held: readonly Held[]): Promise<CountedGroup[]> {
    const cities = new Set(held.map(({ cityPrefix }) => cityPrefix));
    const counted = await Promise.all(
      [...cities].map((city) => {
        const own = held.filter(({ cityPrefix }) => cityPrefix === city);
        const offices = own.map(({ office }) => office);
        return this.records.charges({ ...this.inCity(question, city), offices }, own);
      }),
    );
    return counted.flat();
  }

  private drillDown(question: Question, { office, person, from, until, cityPrefix }: Held): string {
    const charged = { chargedFrom: from ?? undefined, chargedTo: until ?? undefined };
    const asked = { ...this.inCity(question, cityPrefix), ...charged, area: office, person };
    return drillDownLink(asked, [], this.areas.tree);
  }

  /** The same question, as of the same instant, to another city. */
  private inCity(question: Question, city: string): Question {
    const zone = this.zoneOf(city);
    return { ...question, city, zone, asOfDay: dayOf(question.asOf, zone) };
  }

  private zoneOf(city: string): string {
    return this.areas.cities.find(({ prefix }) => prefix === city)?.timeZone ?? 'UTC';
  }
}

/** Where a record begins that was not told where. */
function firstDay(held: readonly HandedOver[], { from, to }: Question): Day {
  const days = held
    .flatMap((each) => [each.from, each.inherited?.oldestPending])
    .filter((day) => day != null);
  const first = days.sort()[0] ?? from;
  const longest = addDays(to, -LONGEST_DAYS);
  return first >= to ? from : first < longest ? longest : first;
}

function withoutSnapshots(held: Held): HandedOver {
  return { ...held, inherited: null, handedOver: null };
}

function viewOf({ open, answered, overdue, pending }: ComplaintSnapshot): StandingResponse {
  return { open, answered, overdue, pending };
}
