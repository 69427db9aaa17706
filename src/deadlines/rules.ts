import { dueTimes, type DueTimes, type Policy } from './due-times.js';
import { type FairTimeRule, usualFairTime } from './fair-time.js';
import { usualHours, type WorkingCalendar } from './working-calendar.js';

/** A category, with the hours it asks for where no policy says otherwise. */
export interface CategoryLimits {
  readonly code: string;
  /** From filing, in hours of the calendar. */
  readonly firstResponseHours: number;
  readonly resolutionHours: number;
}

/** A policy for a category, a channel, or complaints of one through the other. */
export interface StatedPolicy extends Policy {
  /** Null for every category. */
  readonly category: string | null;
  /** Null for every channel. */
  readonly channel: string | null;
}

/** What a city's due times are computed by. */
export interface Rules {
  readonly calendar: WorkingCalendar;
  readonly policies: readonly StatedPolicy[];
  readonly fairTime: FairTimeRule;
}

/** The rules of a city that has made none. */
export function noRules(timeZone: string): Rules {
  return {
    calendar: { timeZone, hours: usualHours, daysOff: new Set() },
    policies: [],
    fairTime: usualFairTime,
  };
}

/** When a complaint of this category through this channel must be answered and resolved. */
export function dueTimesUnder(
  { calendar, policies }: Rules,
  { filedAt, category, channel }: { filedAt: Date; category: CategoryLimits; channel: string },
): DueTimes {
  return dueTimes(filedAt, policyFor(category, channel, policies), calendar);
}

/**
 * The most specific policy: for the category through the channel, for the
 * channel, for the category, and at last the category's own hours.
 */
export function policyFor(
  category: CategoryLimits,
  channel: string,
  policies: readonly StatedPolicy[],
): Policy {
  const stated = (forCategory: string | null, forChannel: string | null): Policy | undefined =>
    policies.find((policy) => policy.category === forCategory && policy.channel === forChannel);
  return (
    stated(category.code, channel) ??
    stated(null, channel) ??
    stated(category.code, null) ?? {
      firstResponse: { amount: category.firstResponseHours, in: 'calendar_hours' },
      resolution: { amount: category.resolutionHours, in: 'calendar_hours' },
    }
  );
}
