import { type Command } from 'commander';
import { type CommandContext } from '../config/command-context.js';
import { openDatabase } from '../database/open-database.js';
import { prepareDatabase } from './prepare-database.js';

/** Adds the command that prepares a database for processes whose role may not. */
export function addDatabaseCommands(program: Command, { steps, readConfig }: CommandContext): void {
  program
    .command('database')
    .description('the tables, and the role that the application works with')
    .command('prepare')
    .description('bring the tables up to this version, and give the role in DATABASE_URL its rights')
    .action(async () => {
      const config = readConfig();
      const database = await openDatabase(config, steps);
      try {
        await prepareDatabase(database, config, false, steps);
        steps.say('✓ The database is ready');
      } finally {
        await database.close();
      }
    });
}
