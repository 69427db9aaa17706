import { dayOf } from '../../common/city-time.js';

/**
 * The current month, `YYYY-MM`, of the city where days begin last. All cities draw with one seed for a month, so that it
 * may be published only once the month is over in all of them.
 *
 * @param zones time zones of the cities
 */
export function earliestMonth(now: Date, zones: readonly string[]): string {
  const [earliest = dayOf(now, 'UTC')] = zones.map((zone) => dayOf(now, zone)).sort();
  return earliest.slice(0, 7);
}
