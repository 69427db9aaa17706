import { type Command } from 'commander';
import { type CommandContext } from '../config/command-context.js';
import { OperatorError } from '../common/operator-error.js';
import { RefreshRepository } from './aggregates/refresh.repository.js';
import { VerifyRepository } from './aggregates/verify.repository.js';

const LISTED = 20;
const AT_ONCE = 10_000;

/** Commands of this room. */
export function addMetricsCommands(program: Command, { steps, withDatabase }: CommandContext): void {
  const metrics = program.command('metrics').description('the numbers, and what they are made of');
  metrics
    .command('verify')
    .description(
      'compute everything anew from the events and compare; ends with 1 where anything differs. Whether the events themselves, tenures and inspections are as they were written: audit verify',
    )
    .action(() =>
      withDatabase(async (db) => {
        const compared = await steps.run('Compared with the events', (report) =>
          new VerifyRepository(db).verify(report),
        );
        for (const { what, checked, differing } of compared) {
          steps.say(`${differing.length === 0 ? '✓' : '✗'} ${checked} ${what}: ${differing.length} differ`);
          differing.slice(0, LISTED).forEach((each) => steps.say(`    ${each}`));
        }
        if (compared.some(({ differing }) => differing.length > 0))
          throw new OperatorError(
            'Not everything is what the events say.',
            'Counts: "metrics recount". A complaint whose row differs was changed past Tanggap: restore it from a backup, and see with "audit verify" what else was changed.',
          );
      }),
    );
  metrics
    .command('recount')
    .description('count all aggregates anew; answers stay right meanwhile, and are slower')
    .action(() =>
      withDatabase(async (db) => {
        await steps.run('Counted anew', async () => {
          const aggregates = new RefreshRepository(db);
          await aggregates.markAll();
          while ((await aggregates.refresh(AT_ONCE)) > 0);
        });
      }),
    );
}
