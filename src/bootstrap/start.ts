import { OperatorError } from '../common/operator-error.js';
import { Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { openDatabase } from '../database/open-database.js';
import { type OpenDatabase } from '../embedded-postgres/opened-database.js';
import { addressOf, checkPort, metricsAddressOf } from './port.js';
import { type Running } from './serve.js';

/**
 * Starts one process of Tanggap: makes sure of all it needs, then serves.
 *
 * @param demo add a year of made-up complaints
 * @param onOpen told of the database as soon as it must be closed again
 * @throws OperatorError for whatever the operator must mend
 */
export async function start(
  config: Config,
  demo: boolean,
  onOpen: (database: OpenDatabase) => void,
): Promise<Running> {
  const steps = new Steps();
  if (demo && config.production) {
    throw new OperatorError(
      '--demo would mix made-up complaints into a city’s own.',
      'Leave it out where NODE_ENV=production.',
    );
  }
  for (const address of [addressOf(config), metricsAddressOf(config)]) if (address) await checkPort(address);
  if (config.redisUrl !== undefined) {
    const { checkRedis } = await import('../queues/check-redis.js');
    const warning = await checkRedis(config.redisUrl);
    if (warning !== undefined) steps.say(`⚠ ${warning}`);
  }
  const database = await openDatabase(config, steps);
  onOpen(database);
  const { openStore } = await import('../attachments/store/open-store.js');
  await openStore(config.photos).check();
  // This import loads nearly all of the code. A start that is refused does not wait for it.
  const { serve } = await import('./serve.js');
  return serve(database, config, demo, steps);
}
