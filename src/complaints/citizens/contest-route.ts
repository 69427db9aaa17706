import { type InspectionOfClosure } from '../core/inspections/inspection.js';

/** How often a contest reopens a complaint. After that an inspector decides. */
export const REOPENS = 3;

/** What becomes of a contest: it reopens the complaint, it goes to the inspector, or it is the inspector's already. */
export type ContestRoute = 'reopen' | 'appeal' | 'with_inspector';

/**
 * What becomes of a contest of a closure. Without a limit, one citizen could keep an office at work for ever, and an
 * office could say "done" for ever.
 *
 * @param contests how often the complaint was contested and reopened before
 * @param inspection of the closure that is contested; undefined where nobody inspects it
 */
export function routeOfContest(contests: number, inspection?: InspectionOfClosure): ContestRoute {
  if (contests < REOPENS) return 'reopen';
  return inspection?.appealed || inspection?.outcome === 'done' ? 'with_inspector' : 'appeal';
}
