/** What a category asks for, in hours from filing. */
export interface TimeLimits {
  readonly firstResponseHours: number;
  readonly resolutionHours: number;
}

export interface DueTimes {
  readonly firstResponseDueAt: Date;
  readonly resolutionDueAt: Date;
}

const HOUR = 3_600_000;

/**
 * When a complaint must be answered and resolved, in hours of the calendar.
 * Stored at filing: a limit that changes later moves nothing.
 */
export function dueTimes(filedAt: Date, limits: TimeLimits): DueTimes {
  return {
    firstResponseDueAt: new Date(filedAt.getTime() + limits.firstResponseHours * HOUR),
    resolutionDueAt: new Date(filedAt.getTime() + limits.resolutionHours * HOUR),
  };
}
