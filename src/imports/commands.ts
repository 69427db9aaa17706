import { type Command } from 'commander';
import { basename, resolve } from 'node:path';
import { type DataSource } from 'typeorm';
import { type CommandContext } from '../config/command-context.js';
import { OperatorError } from '../common/operator-error.js';
import { type Steps } from '../common/steps.js';
import { importComplaints, type ImportCounts, type ImportOrder } from './import-complaints.js';
import { loadProfile } from './profile.js';
import { Rejects } from './rejects.js';
import { openSource } from './source/source.js';

interface Options {
  readonly profile: string;
  readonly city: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
}

/** Adds the commands that import history from other systems. */
export function addImportCommands(program: Command, { steps, withDatabase }: CommandContext): void {
  program
    .command('import')
    .description('history from other systems')
    .command('complaints <file>')
    .description('import complaints from a CSV or JSON file, gzipped or not; safe to run again')
    .requiredOption(
      '--profile <name|file>',
      'what its columns mean: boston-311, crm-jakarta, tanggap, or a file',
    )
    .requiredOption('--city <prefix>', 'the city they belong to, e.g. JKT')
    .option('--rejects <file>', 'where refused rows go, each with its line and the reason')
    .option('--dry-run', 'only check the rows')
    .action((file: string, options: Options) => {
      const order = orderOf(file, options);
      return withDatabase((db) => importFrom(db, order, steps));
    });
}

function orderOf(file: string, { city, dryRun = false, ...asked }: Options): ImportOrder {
  const profile = loadProfile(asked.profile);
  const rejects = new Rejects(rejectsOf(file, asked.rejects), profile.format === 'csv');
  return { source: openSource(file, profile), profile, city, rejects, dryRun };
}

async function importFrom(db: DataSource, order: ImportOrder, steps: Steps): Promise<void> {
  const { source, rejects, dryRun } = order;
  try {
    const counts = await steps.run(`${dryRun ? 'Checked' : 'Imported'} ${basename(source.file)}`, (report) =>
      importComplaints(db, order, report),
    );
    steps.say(`  ${summary(counts, dryRun)}`);
    if (counts.rejected === 0) return;
    steps.say(`  the rejected rows, each with its line and the reason, are in ${rejects.file}`);
    if (counts.rejected === counts.read) {
      throw new OperatorError(
        'Not one row could be taken.',
        'Give the profile and the city that fit the file.',
      );
    }
  } finally {
    rejects.close();
  }
}

function rejectsOf(file: string, asked: string | undefined): string {
  const rejects = asked ?? `${basename(file).replace(/(\.csv|\.json|\.jsonl)?(\.gz)?$/i, '')}.rejects.csv`;
  if (resolve(rejects) !== resolve(file)) return rejects;
  throw new OperatorError(
    'The rejected rows would replace the file itself.',
    'Give another file with --rejects.',
  );
}

function summary({ read, imported, alreadyThere, rejected }: ImportCounts, dryRun: boolean): string {
  const count = (number: number, what: string): string => `${number.toLocaleString('en')} ${what}`;
  const taken = dryRun
    ? [count(read - rejected, 'can be imported')]
    : [count(imported, 'imported'), count(alreadyThere, 'already there')];
  return [count(read, 'rows read'), ...taken, count(rejected, 'rejected')].join(', ');
}
