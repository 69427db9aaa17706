import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { City } from '../areas/city.entity.js';
import { type Day, dayOf } from '../common/city-time.js';
import { type Clock } from '../common/clock.js';
import { type CommandContext } from '../config/command-context.js';
import { importOfficials } from './import-officials.js';
import { addStaff, dayOrRefuse, endStaff, listStaff, type Serving } from './staff.js';

interface Options {
  readonly office?: string;
  readonly unit?: string;
  readonly name: string;
  readonly from?: string;
  readonly until?: string;
  readonly on?: string;
  readonly city?: string;
}

/** Adds the commands about officials: tenures, and staff who serve in an office or a unit without holding it. */
export function addOfficialCommands(program: Command, context: CommandContext): void {
  addTenures(program, context);
  addStaffCommands(program, context);
}

function addTenures(program: Command, { steps, withDatabase, readFile }: CommandContext): void {
  program
    .command('officials')
    .description('people and their tenures')
    .command('import <file>')
    .description(
      'import a CSV of area_code,position,name,email,from,until,acting; until is the first day no longer in office',
    )
    .action((file: string) =>
      withDatabase(async (db) =>
        steps.say(`✓ ${await importOfficials(db, readFile(file))} tenures are known`),
      ),
    );
}

function addStaffCommands(program: Command, { steps, clock, withDatabase }: CommandContext): void {
  const staff = program.command('staff').description('who serves in an office or a unit, and until when');
  atPlace(staff.command('add <email>'))
    .description('put a person on a staff; rights begin and end with the day, in the name of the office')
    .requiredOption('--name <name>', 'of the person')
    .option('--city <prefix>', 'whose triage desk it is; the only city where not given')
    .option('--from <day>', 'first day; today where not given')
    .option('--until <day>', 'first day no longer on it; until further notice where not given')
    .action((email: string, { name, from, until, ...place }: Options) =>
      withDatabase(async (db) => {
        const called = await addStaff(db, {
          ...place,
          email,
          name,
          from: from === undefined ? await today(db, clock) : dayOrRefuse(from, '--from'),
          until: until === undefined ? undefined : dayOrRefuse(until, '--until'),
        });
        steps.say(`✓ ${name} is on the staff of ${called}`);
        steps.say(`  To sign in, an account is needed: accounts open ${email}`);
      }),
    );
  atPlace(staff.command('end <email>'))
    .description('let it end')
    .option('--on <day>', 'first day no longer on it; today where not given')
    .action((email: string, { on, ...place }: Options) =>
      withDatabase(async (db) => {
        const day = on === undefined ? await today(db, clock) : dayOrRefuse(on, '--on');
        steps.say(
          `✓ ${email} is no longer on the staff of ${await endStaff(db, email, place, day)} from ${day}`,
        );
      }),
    );
  staff
    .command('list')
    .description('everybody on a staff, or soon')
    .action(() =>
      withDatabase(async (db) => {
        const serving = await listStaff(db, await today(db, clock));
        serving.forEach((each) => steps.say(lineOf(each)));
        if (serving.length === 0) steps.say('✓ Nobody is on a staff');
      }),
    );
}

function atPlace(command: Command): Command {
  return command
    .option('--office <code>', 'code of the kelurahan, or triage')
    .option('--unit <code>', 'code of the unit');
}

function lineOf({ place, city, person, email, fromDay, untilDay }: Serving): string {
  return `${place}${city === null ? '' : ` (${city})`}  ${person} <${email}>, ${fromDay} to ${untilDay ?? 'further notice'}`;
}

async function today(db: DataSource, clock: Clock): Promise<Day> {
  const [city] = await db.getRepository(City).find({ order: { loadedAt: 'ASC', prefix: 'ASC' }, take: 1 });
  return dayOf(clock.now(), city?.timeZone ?? 'UTC');
}
