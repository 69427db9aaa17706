import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { commandsIn, type Ended } from './run-command-here.js';
import { type ServerHere, serveHere } from './serve-here.js';
import { freePort, runTanggap, type Spawned } from './processes.js';
import { type RedisServer, startRedis } from './redis.js';

export const PASSWORD = 'semua-bisa-masuk';

/** An answer of the API, its body read as JSON. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface AskOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Address of another process than the first. */
  readonly base?: string;
}

/** A city of its own for a test: its database, its queue backend and its processes. */
export interface World {
  readonly base: string;
  readonly env: Record<string, string>;
  readonly db: pg.Pool;
  readonly redis?: RedisServer;
  ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options?: AskOptions,
  ): Promise<Answer<Body>>;
  /** Signs in as a demo account, e.g. `lurah-31.71.01.1001`, and gives the token. */
  signIn(account: string): Promise<string>;
  /** Opens the account of a desk with {@link PASSWORD}, an administrator's where not said, faster than the command does. */
  openAccount(email: string, desk?: { role: string; city: string }): Promise<void>;
  command(...args: string[]): Promise<Ended>;
  /** What its processes have written so far. */
  said(): string;
  /** A further server in this process, on the same database and queue, at an address of its own; gives the address. */
  serve(env?: Record<string, string>): Promise<string>;
  /** A further process on the same database and queue. */
  start(env?: Record<string, string>): Promise<Spawned>;
  close(): Promise<void>;
}

/**
 * Makes a world from a copy of the seeded database.
 *
 * @param backend where its queues live
 * @param role of its first server
 * @param settings further ones of all its servers, by the address of the first
 * @param asProcess runs the first server as a process, for tests in which the process is the matter: its signals,
 *   what it writes, its own counters. Otherwise it runs in the process of the test.
 */
export async function openWorld({
  backend = 'postgres',
  role = 'all',
  settings = () => ({}),
  asProcess = false,
}: {
  backend?: 'postgres' | 'redis';
  role?: string;
  settings?: (base: string) => Record<string, string> | Promise<Record<string, string>>;
  asProcess?: boolean;
} = {}): Promise<World> {
  const databaseUrl = await copyTemplate();
  const redis = backend === 'redis' ? await startRedis() : undefined;
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env: Record<string, string> = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'tanggap-world-')),
    DEMO_PASSWORD: PASSWORD,
    // A backend of PostgreSQL costs more than most tests ask of it.
    DATABASE_POOL_SIZE: '4',
    PORT: String(port),
    ROLE: role,
    ...(redis && { REDIS_URL: redis.url }),
    ...(await settings(base)),
  };
  const processes: Spawned[] = [];
  const start = async (more: Record<string, string> = {}): Promise<Spawned> => {
    const spawned = runTanggap({ ...env, ...more });
    processes.push(spawned);
    await spawned.says('with Ctrl-C');
    return spawned;
  };
  const servers: ServerHere[] = [];
  const serve = async (more: Record<string, string> = {}): Promise<void> => {
    servers.push(await serveHere({ ...env, ...more }));
  };
  await (asProcess ? start() : serve());

  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const commands = commandsIn(env);
  const world: World = {
    base,
    env,
    db,
    redis,
    ask: (method, path, options) =>
      ask(
        `${options?.base ?? base}${path.startsWith('/health') || path.startsWith('/api') ? '' : '/api/v1'}${path}`,
        method,
        options,
      ),
    signIn: async (account) => {
      const email = `${account}@tanggap.example`;
      const { status, body } = await world.ask<{ token: string }>('POST', '/sessions', {
        body: { email, password: PASSWORD },
      });
      if (status !== 201) throw new Error(`${email} could not sign in: ${status} ${JSON.stringify(body)}`);
      return body.token;
    },
    openAccount: async (email, { role, city } = { role: 'administrator', city: 'JKT' }) => {
      await db.query(
        `WITH opened AS (
           INSERT INTO accounts (id, email, password_hash, kind)
           SELECT gen_random_uuid(), $1, password_hash, kind FROM accounts WHERE email = 'admin@tanggap.example'
           RETURNING id)
         INSERT INTO role_assignments (id, account_id, role, city_prefix, from_day)
         SELECT gen_random_uuid(), id, $2, $3, '2026-01-01' FROM opened`,
        [email, role, city],
      );
    },
    command: (...args) => commands.run(...args),
    said: () => [...servers, ...processes].map((each) => each.said()).join(''),
    serve: async (more) => {
      const port = String(await freePort());
      await serve({ ...more, PORT: port });
      return `http://127.0.0.1:${port}`;
    },
    start,
    close: async () => {
      await Promise.all([...servers.map((each) => each.stop()), ...processes.map((each) => each.end())]);
      await commands.close();
      await db.end();
      await redis?.process.end();
    },
  };
  return world;
}

async function ask<Body>(
  url: string,
  method: string,
  { token, body, headers }: AskOptions = {},
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: {
      'accept-language': 'en',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Body,
  };
}

/** Copies the seeded database; waits its turn where another test file is copying. */
export async function copyTemplate(): Promise<string> {
  const template = new URL(process.env.TEST_TEMPLATE_URL ?? '');
  const maintenance = new URL(template);
  maintenance.pathname = '/postgres';
  const name = `world_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE tanggap`);
  } finally {
    await client.end();
  }
  const copy = new URL(template);
  copy.pathname = `/${name}`;
  return copy.href;
}

/** Longest pause between two looks, in milliseconds. Each look costs the server what it answers. */
const LONGEST_PAUSE = 250;

/** Asks again and again until the answer is as wanted, for what the queue does in its own time. */
export async function eventually<T>(
  look: () => Promise<T>,
  wanted: (seen: T) => boolean,
  patience = 20_000,
): Promise<T> {
  let pause = 20;
  const giveUpAt = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (Date.now() > giveUpAt)
      throw new Error(`It never came to be; last seen: ${JSON.stringify(seen).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 1.5, LONGEST_PAUSE);
  }
}
