import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

/** What the figures were measured on and with, in Markdown. */
export async function describeMachine(place) {
  const [{ version }] = await place.ask("SELECT current_setting('server_version') AS version");
  const [durability] = await place.ask(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
  );
  const { version: bullmq } = JSON.parse(
    readFileSync(join(root, 'node_modules/bullmq/package.json'), 'utf8'),
  );
  const load = loadavg()[0].toFixed(1);
  return [
    `- ${cpus().length} cores (${cpus()[0].model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory; load before the start ${load}`,
    `- Node ${process.versions.node}, PostgreSQL ${version} (fsync ${durability.fsync}, synchronous_commit ${durability.commit}), ${redisVersion()}, BullMQ ${bullmq}, commit ${commit()}`,
    '- Client, server and database share the machine, and whatever else runs on it slows them alike: compare the ratios, whose two sides were measured in turns, not the figures.',
  ].join('\n');
}

function redisVersion() {
  const said = tryRun('redis-server', '--version');
  return said ? `Redis ${/v=(\S+)/.exec(said)?.[1]}` : 'no Redis';
}

function commit() {
  const changed = tryRun('git', 'status', '--porcelain') ? ' with changes' : '';
  return `${tryRun('git', 'rev-parse', '--short', 'HEAD') || 'unknown'}${changed}`;
}

function tryRun(command, ...args) {
  try {
    return execFileSync(command, args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
