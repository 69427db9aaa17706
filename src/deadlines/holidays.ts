import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { type Day, isDay } from '../common/city-time.js';
import { readCsv } from '../common/csv.js';
import { OperatorError } from '../common/operator-error.js';
import { Holiday, holidayKinds, type HolidayKind } from './holiday.entity.js';
import { type Change, revise, type Revision } from './revise.js';
import { type VersionNote } from './versioned.entity.js';

/** A day off, as a calendar says it. */
export type DayOff = VersionNote<Holiday>;

/** What the yearly decree sets; the other kinds a city has of its own. */
const DECREED: readonly HolidayKind[] = ['national', 'cuti_bersama'];

/** @throws OperatorError where the text is no day */
export function dayOrRefuse(text: string): Day {
  const known: boolean = isDay(text);
  if (!known) throw new OperatorError(`"${text}" is no day.`, 'Give one such as 2027-03-09.');
  return text;
}

/**
 * Reads a CSV of `date,type,name_en[,name_id]`.
 *
 * @throws OperatorError naming line and fault
 */
export function readHolidays(csv: string): DayOff[] {
  const seen = new Set<Day>();
  const name = z.string().min(1).max(120);
  const row = z.object({
    date: z
      .string()
      .refine(isDay, 'must be a day such as 2027-03-09')
      .refine((day) => !seen.has(day) && seen.add(day), 'stands there twice'),
    type: z.enum(holidayKinds),
    name_en: name,
    name_id: z.union([z.literal(''), name]).optional(),
  });
  return readCsv(csv, row).map(({ date, type, name_en, name_id }) => ({
    day: date,
    kind: type,
    nameId: name_id || name_en,
    nameEn: name_en,
  }));
}

/**
 * A calendar after a decree: in the years it covers its days take the place of
 * the national holidays and cuti bersama known so far. Elections and local days
 * stay, unless it names their day too.
 */
export function afterDecree(known: readonly DayOff[], decree: readonly DayOff[]): DayOff[] {
  const years = new Set(decree.map(({ day }) => day.slice(0, 4)));
  const named = new Set(decree.map(({ day }) => day));
  const stays = ({ day, kind }: DayOff): boolean =>
    !named.has(day) && !(years.has(day.slice(0, 4)) && DECREED.includes(kind));
  return [...known.filter(stays), ...decree];
}

/** Imports the days of a decree, all or none. The same file again changes nothing. */
export function importHolidays(db: DataSource, csv: string, change: Change): Promise<Revision<Holiday>> {
  const decree = readHolidays(csv);
  return revise(db, Holiday, change, (known) => afterDecree(known, decree));
}

/** Adds one day off, or says anew what it is. */
export function setHoliday(db: DataSource, given: DayOff, change: Change): Promise<Revision<Holiday>> {
  if (given.nameId.trim() === '') throw new OperatorError('The day has no name.', 'Give it with --name.');
  return revise(db, Holiday, change, (known) => [...known.filter(({ day }) => day !== given.day), given]);
}

/** @throws OperatorError where the day is none */
export function removeHoliday(db: DataSource, day: Day, change: Change): Promise<Revision<Holiday>> {
  return revise(db, Holiday, change, (known) => {
    const others = known.filter((each) => each.day !== day);
    if (others.length === known.length)
      throw new OperatorError(
        `${day} is no holiday of ${change.cityPrefix}.`,
        'See those there are with: calendar list',
      );
    return others;
  });
}
