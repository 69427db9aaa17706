import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { type CommandContext } from '../config/command-context.js';
import { OperatorError } from '../common/operator-error.js';
import { type ReportStep } from '../common/steps.js';
import { verifyRows } from './verify-rows.js';
import { verifyTrail } from './verify.js';

const BACKUP = 'Whoever changed it had access to the database. Compare with a backup.';

/** The hash chain of the events of complaints. */
export interface EventSeals {
  /** Adds new events to the hash chain. @returns how many */
  seal(db: DataSource): Promise<number>;
  verify(
    db: DataSource,
    report: ReportStep,
  ): Promise<{ readonly events: number; readonly waiting: number; readonly fault: string | undefined }>;
}

/** The trail as it is published. */
export interface PublishedTrail {
  /** @param since what was given with `--since`: a file, or a size and a root hash */
  verify(
    db: DataSource,
    since: string | undefined,
    report: ReportStep,
  ): Promise<{ readonly leaves: number; readonly heads: number; readonly fault: string | undefined }>;
}

/** Commands about the audit trail. @returns the command, for more below it */
export function addAuditCommands(
  program: Command,
  { steps, withDatabase }: CommandContext,
  seals: EventSeals,
  published: PublishedTrail,
): Command {
  const audit = program.command('audit').description('who did what');
  audit
    .command('seal')
    .description(
      'seal the events of complaints up to now and sign a head; a running worker does so every minute',
    )
    .action(() => withDatabase(async (db) => steps.say(`✓ ${await seals.seal(db)} events are sealed`)));
  audit
    .command('verify')
    .description(
      'check that nothing that a published number depends on was changed, removed or put in past Tanggap: entries of the audit trail, events and words of complaints, tenures, areas, categories, deadlines, inspections, accounts; ends with 1 where something was',
    )
    .option('--head <hash>', 'a head noted before: checks that nothing was cut off since')
    .option(
      '--since <head>',
      'a file with a signed head, or SIZE:HASH: checks that the trail extends what it was then',
    )
    .action(({ head, since }: { head?: string; since?: string }) =>
      withDatabase(async (db) => {
        const verified = await steps.run('Checked the audit trail', (report) =>
          verifyTrail(db, head?.toLowerCase(), report),
        );
        if (verified.brokenAt !== undefined)
          throw new OperatorError(
            `Entry ${verified.brokenAt} of ${verified.entries} is not what was written, or is missing.`,
            BACKUP,
          );
        if (verified.holdsHead === false)
          throw new OperatorError(
            'The trail does not hold the head that you noted.',
            'Its end was cut off, or it was written anew. Compare with a backup.',
          );
        const sealed = await steps.run('Compared the events of complaints with their seals', (report) =>
          seals.verify(db, report),
        );
        if (sealed.fault !== undefined)
          throw new OperatorError(
            `The history of complaints is not what was sealed: ${sealed.fault}.`,
            BACKUP,
          );
        const rows = await steps.run('Compared rows with their hashes in the trail', (report) =>
          verifyRows(db, report),
        );
        rows.faults.forEach(({ table, key, fault }) => steps.say(`✗ ${table} ${key} ${fault}`));
        if (rows.faults.length > 0)
          throw new OperatorError(
            `Rows are not what the trail says: see ${[...new Set(rows.faults.map(({ table }) => table))].join(', ')}.`,
            `${BACKUP} A row that is restored as it was is no longer named. What has to be changed, change with a command: it leaves an entry.`,
          );
        const log = await steps.run('Computed the published tree anew', (report) =>
          published.verify(db, since, report),
        );
        if (log.fault !== undefined)
          throw new OperatorError(
            `The audit trail is not what was published: ${log.fault}.`,
            'Whoever changed it had access to the database. Compare with a backup.',
          );
        steps.say(`✓ ${verified.entries} entries are as they were written`);
        steps.say(
          `✓ ${sealed.events} events are as they were sealed, ${sealed.waiting} wait for the next seal`,
        );
        steps.say(`✓ ${rows.rows} rows are as the trail says`);
        steps.say(
          `✓ ${log.leaves} leaves of the tree and ${log.heads} signed heads are as they were published`,
        );
        if (since !== undefined) steps.say('✓ The trail extends the head that you gave');
        steps.say(`  Head: ${verified.head}`);
        steps.say('  Note it elsewhere: with --head it shows later that nothing was cut off.');
      }),
    );
  return audit;
}
