import { type DataSource } from 'typeorm';
import { type Steps } from '../common/steps.js';
import { type CityKeys } from '../config/city-keys.js';
import { type Config } from '../config/config.js';
import { openCityKeys } from '../database/open-city-keys.js';
import { type OpenDatabase } from '../embedded-postgres/opened-database.js';
import { connect, isOwnedByAnother, prepare, refuseUnprepared } from '../database/prepare.js';
import { checkOwnRights, openAppRole } from '../database/roles/open-app-role.js';
import { entities } from './entities.js';
import { recordMigrations } from '../audit/record-migrations.js';
import { prepareQueues, refuseUnpreparedQueues } from '../queues/prepare-queues.js';
import { addDemoComplaints } from '../seed/demo/demo-complaints.js';
import { makeHeadKey } from '../transparency/heads/head-keys.js';
import { type DemoAccounts, fill, keepDemoAccounts } from '../seed/fill.js';

/** What a serving process needs from a prepared database. */
export interface Prepared {
  readonly demoAccounts?: DemoAccounts;
  readonly cityKeys: CityKeys;
  /** Connects as the role that the process works with. */
  readonly appUrl: string;
}

/**
 * Makes a database ready for processes that serve: tables, queues, seeds, keys, and the application's role with its
 * rights. Where the database belongs to another role than the one given, that must have been done before.
 *
 * @throws OperatorError where something only the operator can mend is missing
 */
export async function prepareDatabase(
  database: OpenDatabase,
  config: Config,
  demo: boolean,
  steps: Steps,
): Promise<Prepared> {
  const db = await connect(database.url, entities);
  try {
    if (await isOwnedByAnother(db)) return await usePrepared(db, database, config, steps);
    return await prepare(db, async (migrated) => {
      if (migrated > 0) steps.say(`✓ Ran ${migrated} migrations`);
      await recordMigrations(db);
      if (config.redisUrl === undefined) await prepareQueues(database.url);
      const cityKeys = await openCityKeys(db, config);
      await fill(db, config, steps);
      await makeHeadKey(db, cityKeys, new Date());
      const demoAccounts =
        config.role === 'worker' ? undefined : await keepDemoAccounts(db, config, database.embedded);
      if (demo)
        await steps.run('Looked after the demo complaints', (report) => addDemoComplaints(db, report));
      return { demoAccounts, cityKeys, appUrl: await openAppRole(db, database, cityKeys, steps) };
    });
  } finally {
    await db.destroy();
  }
}

async function usePrepared(
  db: DataSource,
  { url }: OpenDatabase,
  config: Config,
  steps: Steps,
): Promise<Prepared> {
  await checkOwnRights(db, steps);
  await refuseUnprepared(db);
  if (config.redisUrl === undefined) await refuseUnpreparedQueues(url);
  return { cityKeys: await openCityKeys(db, config), appUrl: url };
}
