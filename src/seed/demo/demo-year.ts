import { dayOf, startOfDay } from '../../common/city-time.js';
import { type Chance } from './chance.js';

const DAY = 86_400_000;
const HOURS = Array.from({ length: 24 }, (_, hour) => (hour < 5 ? 1 : hour < 7 ? 4 : hour < 20 ? 10 : 5));

/** A filing of the made-up year: where, when, and whether it is answered. */
export interface DemoFiling {
  readonly kelurahan: string;
  readonly filedAt: Date;
  readonly answered: boolean;
}

/** About 12 % of the complaints of 2015 were answered. */
const ANSWERED = 0.12;

/**
 * Spreads filings over kelurahan and a year as a city's are: some kelurahan get
 * many times what others get, days are busier than nights, and some lurah answer
 * far more than others, together 12 %.
 *
 * @param zone of the city, for its days and nights
 */
export function demoYear(
  kelurahan: readonly string[],
  count: number,
  now: Date,
  zone: string,
  chance: Chance,
): DemoFiling[] {
  const busyness = kelurahan.map(() => chance.around(1, 0.7));
  const eagerness = new Map(kelurahan.map((code) => [code, chance.around(1, 1)]));
  const filings = Array.from({ length: count }, () => ({
    kelurahan: chance.weighted(kelurahan, busyness),
    filedAt: filingTime(now, zone, chance),
    answered: false,
  }));
  const oldEnough = filings.filter(({ filedAt }) => now.getTime() - filedAt.getTime() > 3 * DAY);
  const byEagerness = oldEnough
    .map((filing) => ({
      filing,
      rank: -Math.log(1 - chance.next()) / (eagerness.get(filing.kelurahan) ?? 1),
    }))
    .sort((a, b) => a.rank - b.rank);
  for (const { filing } of byEagerness.slice(0, Math.round(count * ANSWERED))) filing.answered = true;
  return filings;
}

function filingTime(now: Date, zone: string, chance: Chance): Date {
  const someDay = dayOf(new Date(now.getTime() - chance.next() * 364 * DAY), zone);
  const hour = chance.weighted([...HOURS.keys()], HOURS);
  const at = startOfDay(someDay, zone).getTime() + hour * 3_600_000 + chance.below(3_600_000);
  return new Date(Math.min(at, now.getTime() - chance.below(3_600_000)));
}
