import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { Turns } from '../../common/in-turns.js';
import { readSnapshot } from '../../database/read-snapshot.js';
import { isCalendarPeriod } from '../question/calendar-periods.js';
import { type Question } from '../question/question.js';
import { isKept, KeptTally, monthsIn } from './kept.js';
import { KeptSlices } from './kept-slices.js';
import { type KeptState, keptState } from './kept-state.js';
import { countLive } from './live.js';
import { freshFrom, hourOf } from './moments.js';
import { countPlainly } from './plain.js';
import { type Holders, type AggregatePart } from './slice.js';
import { Stale } from './stale.js';
import { type Counted } from './tally.js';

/** With more than this out of date, counting all complaints of the period is no slower. */
const MOST_STALE = 20_000;
/** What counting complaint by complaint may use of memory before it goes to the disk. */
const ROOM_FOR_GROUPS = '64MB';
const AT_MOST_REMEMBERED = 30;
/** A year by the day, the week and the month, and the same of some areas. */
const SLICES_REMEMBERED = 4_000;

/** Counts what a question asks: from the kept counts where they know, else complaint by complaint; the same either way. */
@Injectable()
export class CountingService {
  private readonly slices = new KeptSlices();
  private readonly added = new LRUCache<string, readonly Counted[]>({ max: AT_MOST_REMEMBERED });
  private readonly ofSlices = new LRUCache<string, readonly Counted[]>({ max: SLICES_REMEMBERED });

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async count(question: Question): Promise<readonly Counted[]> {
    return readSnapshot(this.db, async (manager) => {
      const kept =
        question.live && isKept(question) ? await keptState(manager, question, MOST_STALE) : undefined;
      // What is folded between a question's asOf and its snapshot may hold more than was known at asOf.
      if (kept && kept.settledAt <= question.asOf && kept.stale.length <= MOST_STALE) {
        const slices = await this.slices.read(manager, question.city, kept.slices);
        // The database counts the one while the other is added up here: once it has been told to.
        const live = countLive(manager, question, kept);
        await setImmediate();
        return [...(await this.countKept(question, kept, slices)), ...(await live)];
      }
      // There are far fewer groups than complaints, which the planner cannot know: it would sort them all.
      await manager.query(`SELECT set_config('work_mem', $1, true), set_config('enable_sort', 'off', true)`, [
        ROOM_FOR_GROUPS,
      ]);
      return countPlainly(manager, question);
    });
  }

  /** Months, days where months are only part of the period or hold a stale day, and nothing of what is stale itself. */
  private async countKept(
    question: Question,
    kept: KeptState,
    slices: readonly AggregatePart[],
  ): Promise<Counted[]> {
    const turns = new Turns();
    const stale = new Stale(kept.stale);
    const { monthsFrom, monthsTo } = monthsIn(question);
    const isSpare = ({ grain, firstDay }: AggregatePart): boolean =>
      grain === 'day' && firstDay >= monthsFrom && firstDay < monthsTo;
    const isWhole = (slice: AggregatePart): boolean => stale.isWhole(slice) && !isSpare(slice);
    const parts = new KeptTally(question, kept.holders);
    for (const slice of slices.filter((each) => !isWhole(each))) {
      const stands = (office: string): boolean => !isSpare(slice) || stale.spoils(slice.firstDay, office);
      parts.add(slice, (office) => !stale.has(slice, office) && stands(office));
      await turns.step();
    }
    const whole = await this.countWhole(question, kept.holders, slices.filter(isWhole));
    return [...whole, ...parts.counted()];
  }

  /** What was added up of the same sums is the same until the hour is over or somebody else holds an office. */
  private async countWhole(
    question: Question,
    holders: Holders,
    whole: readonly AggregatePart[],
  ): Promise<readonly Counted[]> {
    const turns = new Turns();
    const { city, by, offices, person, asOf, asOfDay } = question;
    if (by.length > 0 && by.every(isCalendarPeriod)) return this.countEach(question, holders, whole);
    const isMerged = !by.some(isCalendarPeriod);
    const slices = isMerged ? this.merged(city, whole, freshFrom(question)) : whole;
    const sums = slices.map(({ version }) => version);
    const key = JSON.stringify([city, by, offices, person, asOfDay, hourOf(asOf), sums, holders.json]);
    const known = isMerged ? this.added.get(key) : undefined;
    if (known) return known;
    const tally = new KeptTally(question, holders);
    for (const slice of slices) {
      tally.add(slice);
      await turns.step();
    }
    const counted = tally.counted();
    if (isMerged) this.added.set(key, counted);
    return counted;
  }

  /**
   * Each slice by itself, where only time tells the groups apart: of those that have not changed since, what was added
   * up before stands until its waits are an hour longer, or a day where they are taken by the day.
   */
  private countEach(question: Question, holders: Holders, whole: readonly AggregatePart[]): Counted[] {
    const { city, by, offices, person, asOf, asOfDay } = question;
    const fresh = freshFrom(question);
    const asked = [city, by, offices, person === undefined ? '' : person + holders.json].join(' ');
    return whole.flatMap((slice) => {
      const { grain, firstDay, version } = slice;
      const until = grain === 'day' && firstDay >= fresh ? hourOf(asOf) : asOfDay;
      const key = `${asked} ${until} ${grain} ${firstDay} ${version}`;
      const known = this.ofSlices.get(key);
      if (known) return known;
      const tally = new KeptTally(question, holders);
      tally.add(slice);
      const counted = tally.counted();
      this.ofSlices.set(key, counted);
      return counted;
    });
  }

  /** Slices as two: those whose waits are taken by the hour, and those by the day. */
  private merged(city: string, slices: readonly AggregatePart[], fresh: string): AggregatePart[] {
    const isFresh = ({ grain, firstDay }: AggregatePart): boolean => grain === 'day' && firstDay >= fresh;
    return [true, false].flatMap((byHour) => {
      const alike = slices.filter((slice) => isFresh(slice) === byHour);
      return alike.length === 0 ? [] : [this.slices.merge(city, alike, byHour)];
    });
  }
}
