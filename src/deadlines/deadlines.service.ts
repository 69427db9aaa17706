import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type City } from '../areas/city.entity.js';
import { TimedCache } from '../common/timed-cache.js';
import { type DueTimes } from './due-times.js';
import { fairTimeEnd, type FiledAndDue } from './fair-time.js';
import { readRules } from './read-rules.js';
import { type CategoryLimits, dueTimesUnder, noRules } from './rules.js';
import { type WorkingCalendar } from './working-calendar.js';

/** When complaints are due, by the rules in force. */
@Injectable()
export class DeadlinesService {
  private readonly rules: TimedCache<Awaited<ReturnType<typeof readRules>>>;

  constructor(@InjectDataSource() db: DataSource) {
    this.rules = new TimedCache(() => readRules(db.manager));
  }

  /** The working calendar of each city, as it is now. */
  async calendars(): Promise<(city: City) => WorkingCalendar> {
    const rules = await this.rules.get();
    return ({ prefix, timeZone }) => (rules.get(prefix) ?? noRules(timeZone)).calendar;
  }

  /** From when on a complaint counts with an office that received it from another; see {@link fairTimeEnd}. */
  async fairTimeEnd(city: City, receivedAt: Date, complaint: FiledAndDue): Promise<Date> {
    const { fairTime, calendar } = (await this.rules.get()).get(city.prefix) ?? noRules(city.timeZone);
    return fairTimeEnd(receivedAt, complaint, fairTime, calendar);
  }

  async dueTimes(
    city: City,
    filing: { filedAt: Date; category: CategoryLimits; channel: string },
  ): Promise<DueTimes> {
    const rules = await this.rules.get();
    return dueTimesUnder(rules.get(city.prefix) ?? noRules(city.timeZone), filing);
  }
}
