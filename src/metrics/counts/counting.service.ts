import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isCalendarPeriod } from '../calendar-periods.js';
import { type Question } from '../question.js';
import { isKept, KeptTally, spanOf } from './kept.js';
import { KeptSlices } from './kept-slices.js';
import { type KeptState, keptState } from './kept-state.js';
import { countLive } from './live.js';
import { freshFrom } from './moments.js';
import { countPlainly } from './plain.js';
import { type Slice } from './slice.js';
import { Stale } from './stale.js';
import { type Counted } from './tally.js';

/** With more than this out of date, counting all complaints of the period is no slower. */
const MOST_STALE = 20_000;
/** What counting complaint by complaint may use of memory before it goes to the disk. */
const ROOM_FOR_GROUPS = '64MB';

/** Counts what a question asks: from the kept counts where they know, else complaint by complaint; the same either way. */
@Injectable()
export class Counting {
  private readonly slices = new KeptSlices();

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async count(question: Question): Promise<Counted[]> {
    return this.db.transaction('REPEATABLE READ', async (manager) => {
      const kept =
        question.live && isKept(question) ? await keptState(manager, question, MOST_STALE) : undefined;
      // What is folded between a question's asOf and its snapshot may hold more than was known at asOf.
      if (kept && kept.settledAt <= question.asOf && kept.stale.length <= MOST_STALE) {
        const slices = await this.slices.read(manager, question.city, kept.slices);
        // The database counts the one while the other is added up here.
        const live = countLive(manager, question, kept);
        return [...this.countKept(question, kept, slices), ...(await live)];
      }
      // There are far fewer groups than complaints, which the planner cannot know: it would sort them all.
      await manager.query(`SELECT set_config('work_mem', $1, true), set_config('enable_sort', 'off', true)`, [
        ROOM_FOR_GROUPS,
      ]);
      return countPlainly(manager, question);
    });
  }

  /** Months, days where months are only part of the period or hold a stale day, and nothing of what is stale itself. */
  private countKept(question: Question, kept: KeptState, slices: readonly Slice[]): Counted[] {
    const { city, by, offices } = question;
    const stale = new Stale(kept.stale);
    const days = new Set(spanOf(question).days);
    const isSpare = ({ grain, firstDay }: Slice): boolean => grain === 'day' && !days.has(firstDay);
    const tally = new KeptTally(question, kept.holders);
    const asked = offices && new Set(offices);
    const add = (slice: Slice, counts: (office: string) => boolean): void => {
      for (const [office, cells] of slice.byOffice)
        if ((!asked || asked.has(office)) && counts(office)) tally.add(slice, office, cells);
    };
    const isWhole = (slice: Slice): boolean => stale.isWhole(slice) && !isSpare(slice);
    const whole = slices.filter(isWhole);
    const together = by.some(isCalendarPeriod) ? whole : this.merged(city, whole, freshFrom(question));
    for (const slice of together) add(slice, () => true);
    for (const slice of slices.filter((each) => !isWhole(each))) {
      const stands = (office: string): boolean => !isSpare(slice) || stale.spoils(slice.firstDay, office);
      add(slice, (office) => !stale.has(slice, office) && stands(office));
    }
    return tally.counted();
  }

  /** Slices as two: those whose waits are taken by the hour, and those by the day. */
  private merged(city: string, slices: readonly Slice[], fresh: string): Slice[] {
    const isFresh = ({ grain, firstDay }: Slice): boolean => grain === 'day' && firstDay >= fresh;
    return [true, false].flatMap((byHour) => {
      const alike = slices.filter((slice) => isFresh(slice) === byHour);
      return alike.length === 0 ? [] : [this.slices.merge(city, alike, byHour)];
    });
  }
}
