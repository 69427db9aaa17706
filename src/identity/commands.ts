import { type Command } from 'commander';
import { type CommandContext } from '../config/command-context.js';
import { addAccountCommands } from './accounts/commands.js';
import { addClientCommands } from './api-clients/commands.js';
import { rightsAsMarkdown } from './rights/rights-table.js';

/** Adds the commands about who may do what: accounts, apps and the table of rights. */
export function addIdentityCommands(program: Command, context: CommandContext): void {
  addAccountCommands(program, context);
  addClientCommands(program, context);
  program
    .command('rights')
    .description('print the table of rights')
    .action(() => context.steps.say(rightsAsMarkdown()));
}
