import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { AreaDirectory } from '../areas/area-directory.service.js';
import { dayOf, inZone, monthsBetween, startOfDay } from '../common/city-time.js';
import { Clock } from '../common/clock.js';
import { type Language } from '../common/language.js';
import { Problem } from '../common/problems/problem.js';
import { Categories } from '../complaints/categories/categories.service.js';
import { Office, TRIAGE_OFFICE } from '../officials/office.entity.js';
import { areaKey, areaNames, type CountRow, type GroupName, placeCounts } from './groups.js';
import { lurahKey, lurahNames } from './holders.js';
import { definitePeriod, type Period } from './period.js';
import { definition, notCounted, rates, sum } from './response-rate.js';
import { type Grouping, type ResponseRatesQuery } from './response-rates.query.js';
import { type ResponseRatesView } from './response-rates.view.js';

const countsSql = readFileSync(new URL('./response-counts.sql', import.meta.url), 'utf8');

/** A question made definite. */
interface Question extends Period {
  readonly groupBy: Grouping;
  readonly zone: string;
  readonly area?: string;
  /** Offices to count; null for all, the triage office among them. */
  readonly offices: string[] | null;
  readonly category?: string;
  readonly language: Language;
}

/** Answers who answers: the counts and rates of any period, as of any instant. */
@Injectable()
export class ResponseRates {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectory,
    private readonly categories: Categories,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `validation_failed` naming the part of the question that cannot be meant */
  async ask(query: ResponseRatesQuery, language: Language): Promise<ResponseRatesView> {
    const question = await this.definite(query, language);
    const { groupBy, from, to, asOf, zone } = question;
    const rows = await this.count(question);
    const groups = await this.group(question, rows);
    const total = sum(rows);
    return {
      definition: { ...definition },
      groupBy,
      from,
      to,
      asOf: inZone(asOf, zone),
      timeZone: zone,
      containsDemoData: rows.some((row) => row.demo),
      total: { ...total, ...rates(total) },
      groups: groups.map((group) => ({ ...group, ...rates(group) })),
    };
  }

  private async definite(query: ResponseRatesQuery, language: Language): Promise<Question> {
    const { area, category, groupBy = 'kelurahan' } = query;
    if (area !== undefined && !this.areas.tree.get(area)) {
      throw Problem.invalid({ field: 'area', code: 'unknown_code', parameters: { code: area } });
    }
    if (category !== undefined && (await this.categories.find(category)) === undefined) {
      throw Problem.invalid({ field: 'category', code: 'unknown_code', parameters: { code: category } });
    }
    const zone = this.areas.cityOf(area)?.timeZone ?? 'UTC';
    const period = definitePeriod(query, this.clock.now(), zone);
    if ('fault' in period) throw Problem.invalid(period.fault);
    const offices = area === undefined ? null : this.areas.tree.kelurahanIn(area);
    return { ...period, groupBy, zone, area, offices, category, language };
  }

  private count({ from, to, asOf, groupBy, zone, offices, category }: Question): Promise<CountRow[]> {
    const filed = [startOfDay(from, zone), startOfDay(to, zone)];
    return this.db.query<CountRow[]>(countsSql, [
      ...filed,
      asOf,
      groupBy,
      zone,
      offices,
      category ?? null,
      notCounted,
    ]);
  }

  private async group(question: Question, rows: CountRow[]): Promise<ReturnType<typeof placeCounts>> {
    const { groupBy, area } = question;
    const { tree } = this.areas;
    const byItself = (key: string): GroupName => ({ key, name: key });
    switch (groupBy) {
      case 'kelurahan':
      case 'kecamatan':
      case 'city': {
        const names = [...areaNames(groupBy, area, tree), ...(await this.triageName(area))];
        return placeCounts(names, rows, (row) => areaKey(row.key, groupBy, tree), byItself);
      }
      case 'lurah': {
        const { offices, from, asOf, zone } = question;
        const holders = await lurahNames(this.db.manager, offices, from, dayOf(asOf, zone));
        return placeCounts(
          [...holders, ...(await this.triageName(area))],
          rows,
          (row) => lurahKey(row.key, row.personId),
          byItself,
        );
      }
      default:
        return placeCounts(await this.plainNames(question), rows, (row) => row.key, byItself);
    }
  }

  private async plainNames({ groupBy, from, to, category, language }: Question): Promise<GroupName[]> {
    if (groupBy === 'month') return monthsBetween(from, to).map((month) => ({ key: month, name: month }));
    if (groupBy === 'channel') {
      const channels = await this.db.query<{ channel: string }[]>(
        'SELECT DISTINCT channel FROM complaints ORDER BY channel',
      );
      return channels.map(({ channel }) => ({ key: channel, name: channel }));
    }
    const all = await this.categories.list();
    const categories = all.filter(({ code }) => category === undefined || code === category);
    return categories.map(({ code, nameId, nameEn }) => ({
      key: code,
      name: language === 'en' ? nameEn : nameId,
    }));
  }

  /** What no kelurahan owns is a group too, unless the question is about an area. */
  private async triageName(area: string | undefined): Promise<GroupName[]> {
    if (area !== undefined) return [];
    const office = await this.db.getRepository(Office).findOneBy({ code: TRIAGE_OFFICE });
    return [{ key: TRIAGE_OFFICE, name: office?.name ?? TRIAGE_OFFICE }];
  }
}
