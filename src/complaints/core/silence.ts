import { closeOfWorkingDay, type WorkingCalendar } from '../../deadlines/working-calendar.js';

/** How long a citizen has to contest a resolution. */
const WORKING_DAYS = 10;

/** When a resolved complaint is closed unless it is contested: at the close of the tenth working day after. */
export function silenceEnds(resolvedAt: Date, calendar: WorkingCalendar): Date {
  return closeOfWorkingDay(resolvedAt, WORKING_DAYS, calendar);
}
