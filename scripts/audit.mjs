import { spawnSync } from 'node:child_process';

// Looks up the known weaknesses of the packages that the product runs on. Many registries inside of companies and
// cities do not answer that question: then it says so and ends with 75, which is neither yes nor no.

const GRAVE = ['high', 'critical'];

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { vulnerabilities, metadata, message, error } = read(stdout);
if (!metadata?.vulnerabilities) {
  console.log(`Could not audit the dependencies: ${message ?? error?.summary ?? 'npm audit gave no report'}`);
  process.exit(75);
}
const grave = Object.values(vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
for (const { name, severity, range, via } of grave) {
  const titles = via.map((each) =>
    typeof each === 'string' ? `by way of ${each}` : `${each.title} ${each.url}`,
  );
  console.error(`✗ ${name} ${range} (${severity}): ${titles.join('; ')}`);
}
const others = metadata.vulnerabilities.total - grave.length;
console.log(
  `Audited ${metadata.dependencies.prod} packages: ${grave.length} with grave weaknesses, ${others} with others`,
);
process.exitCode = grave.length > 0 ? 1 : 0;

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
