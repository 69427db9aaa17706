import { type Command } from 'commander';
import { type CommandContext } from '../config/command-context.js';
import { addDeadLetterCommands } from './dead-letters/commands.js';
import { addReporterCommands } from './privacy/commands.js';

/** Adds the commands about complaints: jobs that failed, and the data of those who file. */
export function addComplaintCommands(program: Command, context: CommandContext): void {
  addDeadLetterCommands(program, context);
  addReporterCommands(program, context);
}
