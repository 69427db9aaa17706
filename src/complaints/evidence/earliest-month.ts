import { dayOf } from '../../common/city-time.js';

/**
 * The month, `YYYY-MM`, that it still is in the city where the day begins last. All cities draw with one seed for a
 * month, so that it may be published only once the month is over in every one of them.
 *
 * @param zones of the cities
 */
export function earliestMonth(now: Date, zones: readonly string[]): string {
  const [earliest = dayOf(now, 'UTC')] = zones.map((zone) => dayOf(now, zone)).sort();
  return earliest.slice(0, 7);
}
