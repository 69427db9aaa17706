import { type DataSource } from 'typeorm';
import { type Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { ensureDemoAccounts, removeDemoAccounts } from '../identity/demo-accounts.js';
import { ensureOffices } from '../officials/offices.js';
import { isSeeded, seedCity, seedHolidays } from './seed-city.js';

/** Fills a fresh database with the city that the settings name. */
export async function fill(db: DataSource, { seed }: Config, steps: Steps): Promise<void> {
  if (seed !== 'none') {
    if (!(await isSeeded(db, seed))) {
      await steps.run(`Seeded the city of ${seed}`, () => seedCity(db, seed));
    }
    await seedHolidays(db, seed);
  }
  await db.transaction((manager) => ensureOffices(manager));
}

/** What there is of demo accounts, for the greeting. */
export interface DemoAccounts {
  /** The password they were given just now: it is shown once, and kept nowhere. */
  readonly made?: string;
}

/**
 * Keeps the demo accounts as the settings want them: in the embedded default, elsewhere where their password is
 * given, in production never. For the process that serves HTTP alone: a worker or a command started without
 * `DEMO_PASSWORD` must not change who can sign in.
 *
 * @returns undefined where there are to be none
 */
export async function keepDemoAccounts(
  db: DataSource,
  { production, demoPassword }: Config,
  embedded: boolean,
): Promise<DemoAccounts | undefined> {
  if (production || (demoPassword === undefined && !embedded)) {
    await removeDemoAccounts(db);
    return undefined;
  }
  return { made: await ensureDemoAccounts(db, demoPassword) };
}
