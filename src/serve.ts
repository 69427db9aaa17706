import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule, type Surroundings } from './app.module.js';
import { type Steps } from './common/steps.js';
import { type CityKeys } from './config/city-keys.js';
import { type Config } from './config/config.js';
import { type OpenDatabase } from './database/opened.js';
import { openCityKeys } from './database/open-city-keys.js';
import { connect, prepare } from './database/prepare.js';
import { entities } from './entities.js';
import { WorkerHttp } from './health/worker-http.service.js';
import { createHttpApp } from './http-app.js';
import { recordMigrations } from './identity/audit/record-migrations.js';
import { type Address, addressOf, whyNotListening } from './port.js';
import { chooseBackend } from './queues/backend.js';
import { prepareQueues } from './queues/prepare-queues.js';
import { Sweeps } from './queues/sweeps.service.js';
import { Workers } from './queues/workers.service.js';
import { addDemoComplaints } from './seed/demo/demo-complaints.js';
import { type DemoAccounts, fill, keepDemoAccounts } from './seed/fill.js';
import { welcome } from './welcome.js';

/** A process that serves, and how to stop it. */
export interface Running {
  stop(): Promise<void>;
}

/** Prepares an open database, then serves HTTP, works on the queues, or both. */
export async function serve(
  database: OpenDatabase,
  config: Config,
  demo: boolean,
  steps: Steps,
): Promise<Running> {
  const { demoAccounts, cityKeys } = await prepareDatabase(database, config, demo, steps);
  const app = await steps.run('Started Tanggap', () =>
    startApp({
      config,
      cityKeys,
      databaseUrl: database.url,
      queueBackend: chooseBackend(config, database.url),
    }),
  );
  steps.say(await welcome(app, config, demoAccounts));
  return { stop: () => app.close() };
}

async function prepareDatabase(
  database: OpenDatabase,
  config: Config,
  demo: boolean,
  steps: Steps,
): Promise<{ demoAccounts?: DemoAccounts; cityKeys: CityKeys }> {
  const db = await connect(database.url, entities);
  try {
    return await prepare(db, async (migrated, changesBefore) => {
      if (migrated > 0) steps.say(`✓ Ran ${migrated} migrations`);
      if (config.redisUrl === undefined) await prepareQueues(database.url);
      const cityKeys = await openCityKeys(db, config);
      await recordMigrations(db, migrated, changesBefore);
      await fill(db, config, steps);
      const demoAccounts =
        config.role === 'worker' ? undefined : await keepDemoAccounts(db, config, database.embedded);
      if (demo)
        await steps.run('Looked after the demo complaints', (report) => addDemoComplaints(db, report));
      return { demoAccounts, cityKeys };
    });
  } finally {
    await db.destroy();
  }
}

async function startApp(surroundings: Surroundings): Promise<INestApplicationContext> {
  const { config } = surroundings;
  const address = addressOf(config);
  const app = await (config.role === 'worker' ? createWorker(surroundings) : createHttpApp(surroundings));
  try {
    await app.init();
    if (config.role !== 'http') await takeJobs(app);
    if (address) await listen(app, address);
    return app;
  } catch (fault) {
    await app.close();
    throw address ? whyNotListening(fault as NodeJS.ErrnoException, address) : fault;
  }
}

async function createWorker(surroundings: Surroundings): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(AppModule.in(surroundings), { bufferLogs: true });
  worker.useLogger(worker.get(Logger));
  return worker;
}

async function listen(
  app: INestApplicationContext | NestFastifyApplication,
  { port, host }: Address,
): Promise<void> {
  if ('listen' in app) await app.listen(port, host);
  else await app.get(WorkerHttp).listen(port, host);
}

async function takeJobs(app: INestApplicationContext): Promise<void> {
  await app.get(Workers).start();
  app.get(Sweeps).start();
}
