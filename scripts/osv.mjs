import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

/**
 * Reads advisories in the format of OSV: a folder of JSON files, such as the unpacked all.zip that osv.dev gives for
 * npm, or a file with one advisory a line or a JSON array.
 *
 * @returns the advisories that were not withdrawn, and when the newest of them all was changed, in milliseconds;
 *   0 where none says so
 * @throws Error that names the file that cannot be read
 */
export function readAdvisories(path) {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(path, name))
    : [path];
  const all = files.flatMap(readFile);
  return {
    advisories: all.filter(({ withdrawn }) => withdrawn === undefined),
    newest: all.reduce((newest, { modified }) => Math.max(newest, Date.parse(modified) || 0), 0),
  };
}

function readFile(path) {
  const text = readFileSync(path, 'utf8').trim();
  try {
    if (text.startsWith('[') || path.endsWith('.json')) return [JSON.parse(text)].flat();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  } catch (fault) {
    throw new Error(`${path}: ${fault.message}`);
  }
}

/** The packages that the product runs on, by the lock file: those for development are left out. */
export function installedPackages(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  return Object.entries(packages)
    .filter(([path, { version, dev }]) => path !== '' && version !== undefined && !dev)
    .map(([path, { name, version }]) => ({ name: name ?? path.split('node_modules/').at(-1), version }));
}

/** Each advisory beside each installed package that it is about. */
export function findWeaknesses(advisories, packages) {
  const versions = new Map();
  for (const { name, version } of packages) versions.set(name, [...(versions.get(name) ?? []), version]);
  return advisories.flatMap((advisory) =>
    (advisory.affected ?? [])
      .filter((affected) => affected.package?.ecosystem === 'npm')
      .flatMap((affected) =>
        (versions.get(affected.package.name) ?? [])
          .filter((version) => isAffected(affected, version))
          .map((version) => ({ name: affected.package.name, version, advisory })),
      ),
  );
}

/** Low, moderate, high or critical. What has no such word, as reports of malice have none, counts as critical. */
export function severityOf({ database_specific: specific }) {
  return String(specific?.severity ?? 'critical').toLowerCase();
}

/** By the list of versions, or by the events of a range up to the version. */
function isAffected({ versions = [], ranges = [] }, version) {
  return (
    versions.includes(version) ||
    ranges.some(({ type, events = [] }) => type !== 'GIT' && isWithin(events, version))
  );
}

function isWithin(events, version) {
  const ordered = events
    .map((event) => Object.entries(event)[0] ?? [])
    .map(([kind, at]) => ({ kind, at: at === '0' ? '0.0.0-0' : at }))
    .filter(({ at }) => semver.valid(at))
    .sort((one, other) => semver.compare(one.at, other.at));
  let within = false;
  for (const { kind, at } of ordered) {
    if (kind === 'introduced' && semver.gte(version, at)) within = true;
    if (kind === 'fixed' && semver.gte(version, at)) within = false;
    if (kind === 'last_affected' && semver.gt(version, at)) within = false;
  }
  return within;
}
