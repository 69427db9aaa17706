import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { type Writable } from 'node:stream';
import { AppModule, type AppContext } from '../app.module.js';
import { type Steps } from '../common/steps.js';
import { type Config } from '../config/config.js';
import { type OpenDatabase } from '../embedded-postgres/opened-database.js';
import { WorkerHttpService } from '../health/worker-http.service.js';
import { createHttpApp } from './http-app.js';
import { type Address, addressOf, metricsAddressOf, whyNotListening } from './port.js';
import { prepareDatabase } from './prepare-database.js';
import { queueConnection } from '../queues/backend.js';
import { Scheduler } from '../queues/scheduler.js';
import { WorkersService } from '../queues/workers.service.js';
import { welcome } from './welcome.js';

/** A process that serves, and how to stop it. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Prepares an open database, then serves HTTP, works on the queues, or both.
 *
 * @param logTo takes the log lines in place of standard output
 */
export async function serve(
  database: OpenDatabase,
  config: Config,
  demo: boolean,
  steps: Steps,
  logTo?: Writable,
): Promise<Running> {
  const { demoAccounts, cityKeys, appUrl } = await prepareDatabase(database, config, demo, steps);
  const app = await steps.run('Started Tanggap', () =>
    startApp({
      config,
      cityKeys,
      databaseUrl: appUrl,
      queueConnection: queueConnection(config, appUrl),
      logTo,
    }),
  );
  steps.say(await welcome(app, config, demoAccounts));
  return { stop: () => app.close() };
}

async function startApp(surroundings: AppContext): Promise<INestApplicationContext> {
  const { config } = surroundings;
  const address = addressOf(config);
  const metrics = metricsAddressOf(config);
  const app = await (config.role === 'worker' ? createWorker(surroundings) : createHttpApp(surroundings));
  try {
    await app.init();
    if (config.role !== 'http') await takeJobs(app);
    if (address) await listen(app, address);
    if (metrics) await listenOn(app.get(WorkerHttpService), metrics);
    return app;
  } catch (fault) {
    await app.close();
    throw fault;
  }
}

async function createWorker(surroundings: AppContext): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(AppModule.in(surroundings), { bufferLogs: true });
  worker.useLogger(worker.get(Logger));
  return worker;
}

function listen(app: INestApplicationContext | NestFastifyApplication, address: Address): Promise<void> {
  return listenOn('listen' in app ? app : app.get(WorkerHttpService), address);
}

async function listenOn(
  server: { listen(port: number, host: string): Promise<unknown> },
  address: Address,
): Promise<void> {
  try {
    await server.listen(address.port, address.host);
  } catch (fault) {
    throw whyNotListening(fault as NodeJS.ErrnoException, address);
  }
}

async function takeJobs(app: INestApplicationContext): Promise<void> {
  await app.get(WorkersService).start();
  app.get(Scheduler).start();
}
