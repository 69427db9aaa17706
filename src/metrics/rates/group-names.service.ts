import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type Language } from '../../common/language.js';
import { TimedCache } from '../../common/timed-cache.js';
import { CategoriesService } from '../../complaints/core/categories/categories.service.js';
import { Office, TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { UnitsService } from '../../officials/units.service.js';
import { periodsBetween } from '../question/calendar-periods.js';
import { type Dimension } from '../question/dimensions.js';
import { GroupNamesRepository } from './group-names.repository.js';
import { areaNames, type GroupName } from './groups.js';
import { NO_UNIT, type Question } from '../question/question.js';

/** A channel that is new counts within five seconds. */
const KEPT_FOR = 5_000;
const MOST_KEPT = 500;

/** Names the groups of an answer. What every answer names is kept in memory, and a change counts within five seconds. */
@Injectable()
export class GroupNamesService {
  /** As of an instant that is past they stay what they were. */
  private readonly channels = new LRUCache<string, string[], Question>({
    max: MOST_KEPT,
    ttl: KEPT_FOR,
    fetchMethod: (_key, _stale, { context: { city, asOf } }) => this.repository.channels(city, asOf),
  });
  private readonly triageOffice = new TimedCache(() =>
    this.db.getRepository(Office).findOneBy({ code: TRIAGE_OFFICE }),
  );

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly repository: GroupNamesRepository,
    private readonly areas: AreaDirectoryService,
    private readonly categories: CategoriesService,
    private readonly units: UnitsService,
  ) {}

  /** The groups of a dimension that a question expects, also where they received nothing, in their order. */
  async expected(dimension: Dimension, question: Question): Promise<GroupName[]> {
    const { language, category, channel, unit } = question;
    switch (dimension) {
      case 'kelurahan':
      case 'kecamatan':
      case 'city':
        return [
          ...areaNames(dimension, this.areaOf(question), this.areas.tree),
          ...(await this.triage(question)),
        ];
      case 'lurah': {
        const offices = this.areas.tree.kelurahanIn(this.areaOf(question));
        const holders = await this.repository.lurah(offices, question);
        return question.person === undefined ? [...holders, ...(await this.triage(question))] : [];
      }
      case 'category': {
        const all = await this.categories.list();
        return all
          .filter(({ code }) => category === undefined || code === category)
          .map(inLanguage(language));
      }
      case 'unit': {
        const all = [...(await this.units.list()).map(inLanguage(language)), noUnit(language)];
        return all.filter(({ key }) => unit === undefined || key === (unit || NO_UNIT));
      }
      case 'channel': {
        const all = await this.channelsOf(question);
        return all
          .filter((name) => channel === undefined || name === channel)
          .map((name) => ({ key: name, name }));
      }
      default:
        return periodsBetween(dimension, question.from, question.to).map((period) => ({
          key: period,
          name: period,
        }));
    }
  }

  /** Names of keys that were counted and not expected. */
  async further(dimension: Dimension, keys: readonly string[]): Promise<GroupName[]> {
    if (keys.length === 0) return [];
    if (dimension === 'lurah') return this.repository.lurahOf(keys);
    // Among areas of one level it is an office above that level that is not expected: a camat among kelurahan.
    if (['kelurahan', 'kecamatan', 'city'].includes(dimension)) return this.repository.lurahOf(keys);
    return keys.map((key) => ({ key, name: key }));
  }

  private areaOf({ area, city }: Question): string {
    return area ?? this.areas.cities.find(({ prefix }) => prefix === city)?.rootCode ?? '';
  }

  /** What no kelurahan owns is a group too, unless the question is about an area. */
  private async triage({ area }: Question): Promise<GroupName[]> {
    if (area !== undefined && area !== TRIAGE_OFFICE) return [];
    const office = await this.triageOffice.get();
    return [{ key: TRIAGE_OFFICE, name: office?.name ?? TRIAGE_OFFICE }];
  }

  private channelsOf(question: Question): Promise<string[]> {
    const { city, asOf, live } = question;
    const at = live ? 'now' : asOf.toISOString();
    return this.channels.forceFetch(`${city} ${at}`, { context: question });
  }
}

function inLanguage(language: Language) {
  return (named: { code: string; nameId: string; nameEn: string }): GroupName => ({
    key: named.code,
    name: language === 'en' ? named.nameEn : named.nameId,
  });
}

function noUnit(language: Language): GroupName {
  return { key: NO_UNIT, name: language === 'en' ? 'Handed to no unit' : 'Tidak diteruskan ke unit' };
}
