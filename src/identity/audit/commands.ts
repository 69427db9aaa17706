import { type Command } from 'commander';
import { type Desk } from '../../common/desk.js';
import { OperatorError } from '../../common/operator-error.js';
import { verifyTrail } from './verify.js';

/** Commands about the audit trail. */
export function addAuditCommands(program: Command, { steps, withDatabase }: Desk): void {
  program
    .command('audit')
    .description('who did what')
    .command('verify')
    .description(
      'check that no entry of the audit trail was changed, removed or put in; ends with 1 where one was',
    )
    .option('--head <hash>', 'a head noted before: checks that nothing was cut off since')
    .action(({ head }: { head?: string }) =>
      withDatabase(async (db) => {
        const verified = await steps.run('Checked the audit trail', (report) =>
          verifyTrail(db, head?.toLowerCase(), report),
        );
        if (verified.brokenAt !== undefined)
          throw new OperatorError(
            `Entry ${verified.brokenAt} of ${verified.entries} is not what was written, or is missing.`,
            'Whoever changed it had access to the database. Compare with a backup.',
          );
        if (verified.holdsHead === false)
          throw new OperatorError(
            'The trail does not hold the head that you noted.',
            'Its end was cut off, or it was written anew. Compare with a backup.',
          );
        steps.say(`✓ ${verified.entries} entries are as they were written`);
        steps.say(`  Head: ${verified.head}`);
        steps.say('  Note it elsewhere: with --head it shows later that nothing was cut off.');
      }),
    );
}
