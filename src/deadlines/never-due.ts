/**
 * The due time of what is never due, where another system set no target: later
 * than any day a question can mean, so it is pending for ever until it is answered.
 */
export const NEVER_DUE = new Date('2199-12-31T00:00:00Z');

/** A due time as it is shown: null where it is never due. */
export function shownDue(dueAt: Date | null): Date | null {
  return dueAt === null || dueAt >= NEVER_DUE ? null : dueAt;
}
