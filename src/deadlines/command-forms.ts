import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { City } from '../areas/city.entity.js';
import { type CommandContext } from '../config/command-context.js';
import { OperatorError } from '../common/operator-error.js';
import { DeadlineVersion } from './deadline-version.entity.js';
import { linesOfChange } from './lines.js';
import { type Change, type Revision } from './revise.js';
import { type VersionNote, type Versioned } from './versioned.entity.js';

type Options = Readonly<Record<string, string | undefined>>;

/** How many changed rules are listed before the rest is counted. */
const LISTED = 40;

/** Makes a command change rules of a city and say what it changed. */
export function changes<Rule extends Versioned>(
  { withDatabase, steps }: CommandContext,
  command: Command,
  lineOf: (rule: VersionNote<Rule>) => string,
  work: (
    db: DataSource,
    change: Change,
    args: readonly string[],
    options: Options,
  ) => Promise<Revision<Rule>>,
): void {
  ofCity(command)
    .requiredOption('--source <text>', 'the decree or the reason; it is kept with the change')
    .action(() =>
      withDatabase(async (db) => {
        const options = command.opts<Options>();
        const { prefix } = await cityNamed(db, options.city);
        const change = { cityPrefix: prefix, source: options.source ?? '' };
        const { added, removed } = await work(db, change, command.args, options);
        const lines = linesOfChange({ added, removed }, lineOf);
        lines.slice(0, LISTED).forEach((line) => steps.say(line));
        if (lines.length > LISTED) steps.say(`... and ${lines.length - LISTED} more`);
        steps.say(
          lines.length === 0
            ? `✓ ${prefix}: nothing to change`
            : `✓ ${prefix}: ${added.length} added, ${removed.length} removed. It counts for complaints filed from now on; running processes follow within seconds`,
        );
      }),
    );
}

/** Makes a command show something of a city, in its present or an old version. */
export function shows(
  { withDatabase, steps }: CommandContext,
  command: Command,
  work: (db: DataSource, city: City, args: readonly string[], version?: number) => Promise<readonly string[]>,
): void {
  ofCity(command)
    .option('--at <version>', 'an earlier version of the rules; see: deadlines versions')
    .action(() =>
      withDatabase(async (db) => {
        const options = command.opts<Options>();
        const city = await cityNamed(db, options.city);
        const version = options.at === undefined ? undefined : await versionNamed(db, city, options.at);
        (await work(db, city, command.args, version)).forEach((line) => steps.say(line));
      }),
    );
}

function ofCity(command: Command): Command {
  return command.option('--city <prefix>', 'of which city; of the first one loaded where not given');
}

async function cityNamed(db: DataSource, prefix: string | undefined): Promise<City> {
  const cities = await db.getRepository(City).find({ order: { loadedAt: 'ASC', prefix: 'ASC' } });
  const city = prefix === undefined ? cities[0] : cities.find((each) => each.prefix === prefix);
  if (!city)
    throw new OperatorError(
      prefix === undefined ? 'No city is loaded.' : `There is no city ${prefix}.`,
      `Give --city one of: ${cities.map((each) => each.prefix).join(', ')}. Load another with: areas import`,
    );
  return city;
}

async function versionNamed(db: DataSource, { prefix }: City, text: string): Promise<number> {
  const last = await db.getRepository(DeadlineVersion).maximum('version', { cityPrefix: prefix });
  if (!/^\d{1,9}$/.test(text) || Number(text) > (last ?? 0))
    throw new OperatorError(`${prefix} has no version "${text}".`, 'See them with: deadlines versions');
  return Number(text);
}
