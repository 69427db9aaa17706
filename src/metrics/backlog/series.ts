import { type Day } from '../../common/city-time.js';
import { boundsOf, type CalendarPeriod, periodsBetween } from '../question/calendar-periods.js';

/** What happens in a period, and what there is at its end. */
export const flows = ['received', 'answered', 'resolved', 'rejected', 'reopened'] as const;
export const stocks = ['open', 'unanswered', 'overdue'] as const;
type Flow = (typeof flows)[number];
type Stock = (typeof stocks)[number];

/** How often something happened on a day; `overdue` says by how many more were overdue at its end. */
export interface BacklogChange {
  readonly day: Day;
  readonly what: Flow | 'overdue';
  readonly count: number;
}

type Changes = Readonly<Record<BacklogChange['what'], number>>;

export interface BacklogPeriod extends Readonly<Record<Flow | Stock, number>> {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * The backlog of every period that [from, to) touches, from what happened on each
 * day. What happened before `from` is what the first period begins with.
 */
export function backlogSeries(
  happened: readonly BacklogChange[],
  every: CalendarPeriod,
  from: Day,
  to: Day,
): BacklogPeriod[] {
  const inOrder = [...happened].sort((a, b) => (a.day < b.day ? -1 : 1));
  let taken = 0;
  const until = (end: Day): Changes => {
    const sums = { received: 0, answered: 0, resolved: 0, rejected: 0, reopened: 0, overdue: 0 };
    for (let next = inOrder[taken]; next && next.day < end; next = inOrder[++taken]) {
      sums[next.what] += next.count;
    }
    return sums;
  };
  let before = stocksAfter({ open: 0, unanswered: 0, overdue: 0 }, until(from));
  const periods = from < to ? periodsBetween(every, from, to) : [];
  return periods.map((period) => {
    const bounds = boundsOf(every, period, from, to);
    const changes = until(bounds.to);
    before = stocksAfter(before, changes);
    return { period, ...bounds, ...changes, ...before };
  });
}

function stocksAfter(
  { open, unanswered, overdue }: Record<Stock, number>,
  change: Changes,
): Record<Stock, number> {
  return {
    open: open + change.received + change.reopened - change.resolved - change.rejected,
    unanswered: unanswered + change.received - change.answered,
    overdue: overdue + change.overdue,
  };
}
