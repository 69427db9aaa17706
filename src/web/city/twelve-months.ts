import { DateTime } from 'luxon';
import { type Day } from '../../common/city-time.js';

/** The first day of the twelve months of the calendar that end with the running one. */
export function twelveMonthsBefore(now: Date, zone: string): Day {
  return DateTime.fromJSDate(now, { zone }).startOf('month').minus({ months: 11 }).toISODate() ?? '';
}

/** A day before which nothing that anyone still asks for was filed: as far back as a question may go. */
export function tenYearsBefore(now: Date, zone: string): Day {
  return (
    DateTime.fromJSDate(now, { zone })
      .startOf('month')
      .minus({ years: 10 })
      .plus({ months: 1 })
      .toISODate() ?? ''
  );
}
