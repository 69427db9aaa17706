import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/setup.mjs';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program, its words in a file of the folder, and waits until it has said that it is ready. */
export async function run(command, args, { env = {}, folder, ready }) {
  const log = join(folder, `${randomBytes(6).toString('hex')}.log`);
  const out = openSync(log, 'w');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', out, out],
  });
  running.add(child);
  const exit = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  let over = false;
  void exit.then(() => {
    over = true;
    running.delete(child);
  });
  while (!readFileSync(log, 'utf8').includes(ready)) {
    if (over) throw new Error(`${command} ended before it was ready:\n${readFileSync(log, 'utf8')}`);
    await sleep(20);
  }
  return {
    pid: child.pid,
    said: () => readFileSync(log, 'utf8'),
    exit,
    end: () => {
      child.kill('SIGTERM');
      return exit;
    },
  };
}

/** A process of the product as in production; `profile` writes a CPU profile there when it ends. */
export async function runTanggap(place, { role, databaseUrl, redisUrl, profile }) {
  const port = await freePort();
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const tanggap = await run(process.execPath, [...flags, join(root, 'dist/src/main.js')], {
    folder: place.folder,
    ready: 'Stop ',
    env: {
      NODE_ENV: 'production',
      RATE_LIMITS: 'off',
      ROLE: role,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      REPORTER_KEY: place.reporterKey,
      ...(redisUrl && { REDIS_URL: redisUrl }),
    },
  });
  return { ...tanggap, port };
}

export async function runRedis(place) {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = await run('redis-server', args, {
    folder: place.folder,
    ready: 'Ready to accept connections',
  });
  return { ...redis, url: `redis://127.0.0.1:${port}` };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
