import { type Command } from 'commander';
import { type CommandContext } from '../config/command-context.js';
import { addDemoComplaints, removeDemoComplaints } from './demo/demo-complaints.js';

/** Adds the commands about made-up complaints. */
export function addDemoCommands(program: Command, { steps, withDatabase }: CommandContext): void {
  const demo = program.command('demo').description('made-up complaints');
  demo
    .command('add')
    .description('add 25,000 complaints shaped like 2015')
    .action(() =>
      withDatabase(async (db) => {
        await steps.run('Looked after the demo complaints', (report) => addDemoComplaints(db, report));
      }),
    );
  demo
    .command('remove')
    .description('remove all demo complaints')
    .action(() =>
      withDatabase(async (db) => steps.say(`✓ ${await removeDemoComplaints(db)} demo complaints are gone`)),
    );
}
