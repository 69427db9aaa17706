import { spawnSync } from 'node:child_process';
import { findWeaknesses, installedPackages, readAdvisories, severityOf } from './osv.mjs';

// Looks up the known weaknesses of the packages that the product runs on. Many registries inside of companies and
// cities do not answer that question. Then it looks into a copy of the advisories of osv.dev, where OSV_DATA says that
// one lies, and says how old that is. Where there is neither, it says so and ends with 75, which is neither yes nor no.

const GRAVE = ['high', 'critical'];
/** Days after which a copy that names no weakness shows nothing. */
const OLDEST = 30;
const COULD_NOT = 75;

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const report = read(stdout);
process.exitCode = report.metadata?.vulnerabilities ? judge(report) : lookIntoCopy(report);

/** By what the registry knows today. */
function judge({ vulnerabilities, metadata }) {
  const grave = Object.values(vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  for (const { name, severity, range, via } of grave) {
    const titles = via.map((each) =>
      typeof each === 'string' ? `by way of ${each}` : `${each.title} ${each.url}`,
    );
    console.error(`✗ ${name} ${range} (${severity}): ${titles.join('; ')}`);
  }
  const others = metadata.vulnerabilities.total - grave.length;
  return conclude(metadata.dependencies.prod, grave.length, others);
}

/** By what a copy of the advisories knew when it was made. */
function lookIntoCopy({ message, error }) {
  console.log(`The registry knows no weaknesses: ${message ?? error?.summary ?? 'npm audit gave no report'}`);
  const path = process.env.OSV_DATA;
  if (!path) {
    console.log(
      'Could not audit the dependencies: there is no copy of the advisories either.\n' +
        '  → Unpack the all.zip of osv.dev for npm, and set OSV_DATA to the folder.',
    );
    return COULD_NOT;
  }
  let copy;
  try {
    copy = readAdvisories(path);
  } catch (fault) {
    console.error(`✗ OSV_DATA cannot be read: ${fault.message}`);
    return 1;
  }
  const { advisories, newest } = copy;
  if (newest === 0) {
    console.error(`✗ OSV_DATA: ${path} holds no advisory with a date.`);
    return 1;
  }
  const age = Math.floor((Date.now() - newest) / 86_400_000);
  console.log(
    `Looked into ${advisories.length} advisories, the newest of ${new Date(newest).toISOString().slice(0, 10)}: ${age} days old`,
  );
  const packages = installedPackages('package-lock.json');
  const found = findWeaknesses(advisories, packages);
  const grave = found.filter(({ advisory }) => GRAVE.includes(severityOf(advisory)));
  for (const { name, version, advisory } of grave)
    console.error(`✗ ${name} ${version} (${severityOf(advisory)}): ${advisory.id} ${advisory.summary ?? ''}`);
  const code = conclude(packages.length, grave.length, found.length - grave.length);
  if (code > 0 || age <= OLDEST) return code;
  console.log(
    `Could not audit the dependencies: advisories older than ${OLDEST} days show nothing. Get new ones.`,
  );
  return COULD_NOT;
}

function conclude(packages, grave, others) {
  console.log(`Audited ${packages} packages: ${grave} with grave weaknesses, ${others} with others`);
  return grave > 0 ? 1 : 0;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
