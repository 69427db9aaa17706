import { closeOfWorkingDay, type WorkingCalendar } from '../../deadlines/working-calendar.js';

/** How long a citizen has to contest what was said to be done. */
const WORKING_DAYS = 10;

/** When silence closes what was said to be done: at the close of the tenth working day after. */
export function silenceEnds(resolvedAt: Date, calendar: WorkingCalendar): Date {
  return closeOfWorkingDay(resolvedAt, WORKING_DAYS, calendar);
}
