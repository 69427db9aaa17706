import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { importAreas } from './areas/import-areas.js';
import { OperatorError } from './common/operator-error.js';
import { Steps } from './common/steps.js';
import { isUuid } from './common/uuid.js';
import { type NamedLetter, nameLetters } from './complaints/dead-letters/named-letters.js';
import { addReporterCommands } from './complaints/privacy/commands.js';
import { verifyChainedEvents } from './complaints/core/chain/verify-chain.js';
import { readConfig } from './config/config.js';
import { openCityKeys } from './database/open-city-keys.js';
import { openDatabase } from './database/open-database.js';
import { connect, isMissingRight, isOwnedByAnother, prepare, refuseUnprepared } from './database/prepare.js';
import { addDeadlineCommands } from './deadlines/commands.js';
import { entities } from './bootstrap/entities.js';
import { addAccountCommands } from './identity/accounts/commands.js';
import { addAuditCommands } from './audit/commands.js';
import { recordCommand } from './audit/by-command.js';
import { recordMigrations } from './audit/record-migrations.js';
import { addClientCommands } from './identity/api-clients/commands.js';
import { rightsAsMarkdown } from './identity/rights/rights-table.js';
import { addImportCommands } from './imports/commands.js';
import { addStaffCommands } from './officials/staff-commands.js';
import { importOfficials } from './officials/import-officials.js';
import { ensureOffices } from './officials/offices.js';
import { type DeadLetter } from './queues/dead-letters/dead-letter.entity.js';
import { listDeadLetters, takeDeadLetters } from './queues/dead-letters/list.js';
import { prepareDatabase } from './bootstrap/prepare-database.js';
import { complain } from './bootstrap/run-until-stopped.js';
import { addDemoComplaints, removeDemoComplaints } from './seed/demo/demo-complaints.js';
import { addMetricsCommands } from './metrics/commands.js';
import { fill } from './seed/fill.js';
import { makeHeadKey } from './transparency/heads/head-keys.js';
import { addHeadCommands, notedHead, sealAndSign } from './transparency/commands.js';
import { verifyLog } from './transparency/verify/verify-log.js';

const steps = new Steps();
const program = new Command('tanggap')
  .description('Commands for those who run Tanggap.')
  .showHelpAfterError();

const areas = program.command('areas').description('areas and their boundaries');
areas
  .command('import <file>')
  .description('load a city from a CSV of level,code,parent_code,name')
  .requiredOption('--prefix <letters>', 'begins every complaint number, e.g. JKT')
  .requiredOption('--time-zone <zone>', 'IANA name, e.g. Asia/Jakarta')
  .action((file: string, { prefix, timeZone }: { prefix: string; timeZone: string }) =>
    withDatabase(async (db) => {
      const count = await importAreas(db, readFile(file), { prefix, timeZone });
      await db.transaction((manager) => ensureOffices(manager));
      // The log that is published is named after the first city.
      await makeHeadKey(db, await openCityKeys(db, readConfig()), new Date());
      steps.say(`✓ ${count} areas of ${prefix} are loaded, each with its office`);
    }),
  );
areas
  .command('import-boundaries <file>')
  .description('replace boundaries of kelurahan by those of a GeoJSON file')
  .requiredOption('--code-property <name>', 'property of a feature that holds the area code')
  .action((file: string, { codeProperty }: { codeProperty: string }) =>
    withDatabase(async (db) => {
      const { importBoundaries } = await import('./areas/import-boundaries.js');
      const count = await importBoundaries(db, readFile(file), {
        codeProperty,
        source: file,
        now: new Date(),
      });
      steps.say(`✓ ${count} kelurahan took a new boundary; running processes follow within seconds`);
    }),
  );

program
  .command('officials')
  .description('people and their tenures')
  .command('import <file>')
  .description(
    'import a CSV of area_code,position,name,email,from,until,acting; until is the first day no longer in office',
  )
  .action((file: string) =>
    withDatabase(async (db) => steps.say(`✓ ${await importOfficials(db, readFile(file))} tenures are known`)),
  );

const deadLetters = program.command('dead-letters').description('what the queue could not do');
deadLetters
  .command('list')
  .description('the newest hundred, each with its reason')
  .action(() =>
    withDatabase(async (db) => {
      const letters = await nameLetters(db.manager, await listDeadLetters(db.manager, 100));
      letters.forEach((letter) => steps.say(lineOf(letter)));
      if (letters.length === 0) steps.say('✓ There are no dead letters');
    }),
  );
deadLetters
  .command('retry [id]')
  .description('put one back, or all; a running worker takes them up within seconds')
  .action((id?: string) =>
    withDatabase(async (db) => {
      const letters = id === undefined || isUuid(id) ? await putBack(db, id) : [];
      if (id !== undefined && letters.length === 0) {
        throw new OperatorError(`There is no dead letter ${id}.`, 'See them with: dead-letters list');
      }
      (await nameLetters(db.manager, letters)).forEach((letter) => steps.say(lineOf(letter)));
      steps.say(`✓ ${letters.length} dead letters are put back`);
    }),
  );

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

addReporterCommands(program, { steps, withDatabase, readFile });
addAccountCommands(program, { steps, withDatabase, readFile });
addStaffCommands(program, { steps, withDatabase, readFile });
addClientCommands(program, { steps, withDatabase, readFile });
program
  .command('rights')
  .description('print the table of rights')
  .action(() => steps.say(rightsAsMarkdown()));
addHeadCommands(
  addAuditCommands(
    program,
    { steps, withDatabase, readFile },
    { seal: sealAndSign, verify: verifyChainedEvents },
    { verify: (db, since, report) => verifyLog(db, notedHead(since, readFile), report) },
  ),
  { steps, withDatabase, readFile },
);
addMetricsCommands(program, { steps, withDatabase, readFile });
addDeadlineCommands(program, { steps, withDatabase, readFile });
addImportCommands(program, { steps, withDatabase, readFile });

void program.parseAsync().catch((fault: unknown) => {
  complain(fault);
  process.exitCode = 1;
});

async function withDatabase(work: (db: DataSource) => Promise<void>): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, steps);
  try {
    const db = await connect(database.url, entities);
    try {
      if (await isOwnedByAnother(db)) await refuseUnprepared(db);
      else
        await prepare(db, async () => {
          await recordMigrations(db);
          await fill(db, config, steps);
        });
      await work(db);
    } catch (fault) {
      throw isMissingRight(fault)
        ? new OperatorError(
            `The user in DATABASE_URL may not do this: ${fault.message}.`,
            'Name the owner of the tables in DATABASE_OWNER_URL for this command.',
          )
        : fault;
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

function putBack(db: DataSource, id: string | undefined): Promise<DeadLetter[]> {
  return db.transaction(async (manager) => {
    const letters = await takeDeadLetters(manager, id);
    if (letters.length > 0)
      await recordCommand(manager, 'dead_letter.put_back', id ?? 'all', { letters: letters.length });
    return letters;
  });
}

function lineOf({ id, kind, complaintNumber, subject, reason, attempts, failedAt }: NamedLetter): string {
  return `${id}  ${kind} ${complaintNumber ?? subject}: ${reason} (${attempts} attempts, ${failedAt.toISOString()})`;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    throw new OperatorError(
      `The file ${path} cannot be read (${(fault as NodeJS.ErrnoException).code}).`,
      'Correct its path.',
    );
  }
}
