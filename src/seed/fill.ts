import { type DataSource } from 'typeorm';
import { type Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { keptSecret } from '../config/kept-secret.js';
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

/**
 * Keeps the demo accounts as the settings want them. For the process that serves
 * HTTP alone: a worker or a command started without `DEMO_PASSWORD` must not
 * change who can sign in.
 *
 * @returns their password, where they exist
 */
export async function keepDemoAccounts(
  db: DataSource,
  config: Config,
  embedded: boolean,
): Promise<string | undefined> {
  const password = demoPasswordOf(config, embedded);
  if (password === undefined) await removeDemoAccounts(db);
  else await ensureDemoAccounts(db, password);
  return password;
}

/** Demo accounts exist in the embedded default, and elsewhere where their password is given; never in production. */
function demoPasswordOf(
  { production, demoPassword, dataDir }: Config,
  embedded: boolean,
): string | undefined {
  if (production) return undefined;
  return demoPassword ?? (embedded ? keptSecret(dataDir, 'demo-password') : undefined);
}
