import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type City } from '../../areas/city.entity.js';
import { dayOf } from '../../common/city-time.js';
import { Clock } from '../../common/clock.js';
import { type Language } from '../../common/language.js';
import { type FieldError } from '../../common/problems/field-error.js';
import { Problem } from '../../common/problems/problem.js';
import { isUuid } from '../../common/uuid.js';
import { CategoriesService } from '../../complaints/core/categories/categories.service.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { UnitsService } from '../../officials/units.service.js';
import { definitionVersion } from './definition-version.js';
import { watermark, untilKnown } from './watermark.js';
import { type Dimension, dimensions } from './dimensions.js';
import { definitePeriod } from './period.js';
import { type FilterQuery } from './filter.dto.js';
import { NO_UNIT, NOBODY, type Question } from './question.js';

const AT_MOST_BY = 2;

/** Makes the questions of clients definite. */
@Injectable()
export class QuestionsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectoryService,
    private readonly categories: CategoriesService,
    private readonly units: UnitsService,
    private readonly clock: Clock,
  ) {}

  /**
   * What a client asks, with what it left out filled in. Once this has returned, all
   * that was known at `asOf` is stored.
   *
   * @param groupBy names of dimensions with commas between, of which at most two; not given, nothing is grouped
   * @throws Problem `validation_failed` naming the part of the question that cannot be meant
   */
  async definite(query: FilterQuery, groupBy: string | undefined, language: Language): Promise<Question> {
    const city = this.cityOf(query);
    const { by, faults } = dimensionsOf(groupBy);
    faults.push(...(await this.faultsOf(query, city)));
    if (!city || faults.length > 0) throw Problem.invalid(...faults);
    const known = await watermark(this.db.manager);
    const now = new Date(Math.max(known.getTime(), this.clock.now().getTime()));
    const period = definitePeriod(query, now, city.timeZone);
    if ('fault' in period) throw Problem.invalid(period.fault);
    const live = period.asOf === now;
    if (!live) await untilKnown(this.db.manager, period.asOf);
    const asOf = live ? known : period.asOf;
    return {
      ...period,
      asOf,
      definition: await definitionVersion(this.db.manager, asOf),
      live,
      asOfDay: dayOf(asOf, city.timeZone),
      city: city.prefix,
      zone: city.timeZone,
      by,
      language,
      area: query.area,
      offices: query.area === undefined ? undefined : this.officesOf(query.area),
      person: query.lurah === 'none' ? NOBODY : query.lurah,
      category: query.category,
      channel: query.channel,
      unit: query.unit === NO_UNIT ? '' : query.unit,
      chargedFrom: query.chargedFrom,
      chargedTo: query.chargedTo,
    };
  }

  private cityOf({ city, area }: FilterQuery): City | undefined {
    if (city === undefined) return this.areas.cityOf(area === TRIAGE_OFFICE ? undefined : area);
    return this.areas.cities.find(({ prefix }) => prefix === city);
  }

  private officesOf(area: string): string[] {
    return area === TRIAGE_OFFICE ? [TRIAGE_OFFICE] : this.areas.tree.officesIn(area);
  }

  private async faultsOf(query: FilterQuery, city: City | undefined): Promise<FieldError[]> {
    const { area, category, unit, lurah } = query;
    const known = {
      city: city !== undefined,
      area:
        area === undefined ||
        area === TRIAGE_OFFICE ||
        this.areas.tree.get(area)?.cityPrefix === city?.prefix,
      category: category === undefined || (await this.categories.find(category)) !== undefined,
      unit: unit === undefined || unit === NO_UNIT || (await this.units.find(unit)) !== null,
      lurah: lurah === undefined || lurah === 'none' || isUuid(lurah),
    };
    return Object.entries(known)
      .filter(([, isKnown]) => !isKnown)
      .map(([field]) => ({
        field,
        code: 'unknown_code',
        parameters: { code: String(query[field as keyof typeof known] ?? '') },
      }));
  }
}

function dimensionsOf(groupBy: string | undefined): { by: Dimension[]; faults: FieldError[] } {
  const names = groupBy?.split(',').map((name) => name.trim()) ?? [];
  const by = dimensions.filter((dimension) => names.includes(dimension));
  by.sort((a, b) => names.indexOf(a) - names.indexOf(b));
  const faults: FieldError[] = [];
  if (by.length !== names.length)
    faults.push({ field: 'groupBy', code: 'not_in_list', parameters: { allowed: dimensions.join(', ') } });
  else if (by.length > AT_MOST_BY)
    faults.push({ field: 'groupBy', code: 'too_many_values', parameters: { max: AT_MOST_BY } });
  return { by, faults };
}
