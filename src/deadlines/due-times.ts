import { closeOfWorkingDay, type WorkingCalendar } from './working-calendar.js';

/** What a limit can be counted in. */
export const limitUnits = ['calendar_hours', 'working_days'] as const;

/** A time in which something must be done. */
export interface Limit {
  readonly amount: number;
  /** Hours of the calendar run day and night; a working day ends when offices close. */
  readonly in: (typeof limitUnits)[number];
}

/** What is asked for, counted from filing. */
export interface Policy {
  readonly firstResponse: Limit;
  readonly resolution: Limit;
}

export interface DueTimes {
  readonly firstResponseDueAt: Date;
  readonly resolutionDueAt: Date;
}

const HOUR = 3_600_000;

/**
 * When a complaint must be answered and resolved. Stored at filing: a policy or
 * a holiday that changes later moves nothing.
 */
export function dueTimes(
  filedAt: Date,
  { firstResponse, resolution }: Policy,
  calendar: WorkingCalendar,
): DueTimes {
  return {
    firstResponseDueAt: dueAt(filedAt, firstResponse, calendar),
    resolutionDueAt: dueAt(filedAt, resolution, calendar),
  };
}

function dueAt(filedAt: Date, limit: Limit, calendar: WorkingCalendar): Date {
  return limit.in === 'working_days'
    ? closeOfWorkingDay(filedAt, limit.amount, calendar)
    : new Date(filedAt.getTime() + limit.amount * HOUR);
}
