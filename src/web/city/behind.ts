import { DRILL_DOWN_PATH } from '../../metrics/drill-down/drill-down-link.js';
import { type Counts } from '../../metrics/numbers/response-rate.js';

/** Where the public reads which complaints a number counts. */
export const BEHIND_PAGE = '/wilayah/aduan';

/**
 * The page of the complaints behind a number of a group.
 *
 * @param complaints where the API lists those of the group
 */
export function pageBehind(complaints: string, counted?: keyof Counts): string {
  const page = complaints.replace(DRILL_DOWN_PATH, BEHIND_PAGE);
  return counted === undefined ? page : `${page}&counted=${counted}`;
}
