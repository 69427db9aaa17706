import { type DataSource } from 'typeorm';
import { type Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { keptSecret } from '../config/kept-secret.js';
import { ensureDemoAccounts, removeDemoAccounts } from '../identity/demo-accounts.js';
import { ensureOffices } from '../officials/offices.js';
import { isSeeded, seedCity } from './seed-city.js';

/** Fills a fresh database and keeps the demo accounts as the settings want them. */
export async function fill(
  db: DataSource,
  config: Config,
  embedded: boolean,
  steps: Steps,
): Promise<{ demoPassword?: string }> {
  const city = config.seed;
  if (city !== 'none' && !(await isSeeded(db, city))) {
    await steps.run(`Seeded the city of ${city}`, (report) => seedCity(db, city, report));
  }
  await db.transaction((manager) => ensureOffices(manager));
  const demoPassword = demoPasswordOf(config, embedded);
  if (demoPassword === undefined) await removeDemoAccounts(db);
  else await ensureDemoAccounts(db, demoPassword);
  return { demoPassword };
}

/** Demo accounts exist in the embedded default, and elsewhere where their password is given; never in production. */
function demoPasswordOf(
  { production, demoPassword, dataDir }: Config,
  embedded: boolean,
): string | undefined {
  if (production) return undefined;
  return demoPassword ?? (embedded ? keptSecret(dataDir, 'demo-password') : undefined);
}
