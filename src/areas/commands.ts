import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { type CommandContext } from '../config/command-context.js';
import { importAreas } from './import-areas.js';

/** @param afterImport does what other rooms must do for the areas of a new city */
export function addAreaCommands(
  program: Command,
  { steps, clock, withDatabase, readFile }: CommandContext,
  afterImport: (db: DataSource) => Promise<void>,
): void {
  const areas = program.command('areas').description('areas and their boundaries');
  areas
    .command('import <file>')
    .description('load a city from a CSV of level,code,parent_code,name')
    .requiredOption('--prefix <letters>', 'begins every complaint number, e.g. JKT')
    .requiredOption('--time-zone <zone>', 'IANA name, e.g. Asia/Jakarta')
    .action((file: string, { prefix, timeZone }: { prefix: string; timeZone: string }) =>
      withDatabase(async (db) => {
        const count = await importAreas(db, readFile(file), { prefix, timeZone });
        await afterImport(db);
        steps.say(`✓ ${count} areas of ${prefix} are loaded, each with its office`);
      }),
    );
  areas
    .command('import-boundaries <file>')
    .description('replace boundaries of kelurahan by those of a GeoJSON file')
    .requiredOption('--code-property <name>', 'property of a feature that holds the area code')
    .action((file: string, { codeProperty }: { codeProperty: string }) =>
      withDatabase(async (db) => {
        const { importBoundaries } = await import('./import-boundaries.js');
        const count = await importBoundaries(db, readFile(file), {
          codeProperty,
          source: file,
          now: clock.now(),
        });
        steps.say(`✓ ${count} kelurahan took a new boundary; running processes follow within seconds`);
      }),
    );
}
