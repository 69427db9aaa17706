import { type Command, Option } from 'commander';
import { type DataSource } from 'typeorm';
import { type City } from '../areas/city.entity.js';
import { dayOf } from '../common/city-time.js';
import { type CommandContext } from '../config/command-context.js';
import { changes, shows } from './command-forms.js';
import { DeadlinePolicy } from './deadline-policy.entity.js';
import { DeadlineVersion } from './deadline-version.entity.js';
import { FairTime } from './fair-time.entity.js';
import { setFairTime, usualFairTime } from './fair-time.js';
import { Holiday, type HolidayKind, holidayKinds } from './holiday.entity.js';
import { dayOrRefuse, importHolidays, removeHoliday, setHoliday } from './holidays.js';
import {
  lineOfFairTime,
  lineOfHoliday,
  lineOfHours,
  lineOfPolicy,
  lineOfVersion,
  linesOfChange,
} from './lines.js';
import { setOfficeHours, usualOfficeHours } from './office-hours.js';
import { importPolicies, removePolicies } from './policies.js';
import { changeIn, rulesIn } from './revise.js';
import { WorkingHours } from './working-hours.entity.js';

/** Adds the commands that show and change what due times are computed by. */
export function addDeadlineCommands(program: Command, context: CommandContext): void {
  addCalendar(program.command('calendar').description('the days on which a city does not work'), context);
  addWorkingHours(program.command('working-hours').description('when a city’s offices work'), context);
  addFairTime(
    program
      .command('fair-time')
      .description('how long an office that receives a complaint has before it counts with it'),
    context,
  );
  addDeadlines(
    program.command('deadlines').description('how soon complaints must be answered and resolved'),
    context,
  );
}

function addCalendar(calendar: Command, context: CommandContext): void {
  changes(
    context,
    calendar
      .command('import <file>')
      .description(
        'take over a decree, a CSV of date,type,name_en[,name_id]; it replaces the years it covers',
      ),
    lineOfHoliday,
    (db, change, [file = '']) => importHolidays(db, context.readFile(file), change),
  );
  changes(
    context,
    calendar
      .command('set <date>')
      .description('add a day, or say anew what it is')
      .addOption(new Option('--kind <kind>', 'what it is').choices(holidayKinds).makeOptionMandatory())
      .requiredOption('--name <name>', 'its name')
      .option('--name-en <name>', 'its name in English'),
    lineOfHoliday,
    (db, change, [date = ''], { kind, name = '', nameEn = name }) =>
      setHoliday(db, { day: dayOrRefuse(date), kind: kind as HolidayKind, nameId: name, nameEn }, change),
  );
  changes(
    context,
    calendar.command('remove <date>').description('work on a day after all'),
    lineOfHoliday,
    (db, change, [date = '']) => removeHoliday(db, dayOrRefuse(date), change),
  );
  shows(
    context,
    calendar.command('list [year]').description('the days of a year; of this one where not given'),
    async (db, city, [year = dayOf(context.clock.now(), city.timeZone).slice(0, 4)], version) => {
      const holidays = await rulesIn(db.manager, Holiday, city.prefix, version);
      const lines = holidays.map(lineOfHoliday).filter((line) => line.startsWith(`${year}-`));
      if (lines.length === 0)
        return [`No holidays of ${year} are known. Import its decree with: calendar import`];
      return lines.sort();
    },
  );
}

function addWorkingHours(hours: Command, context: CommandContext): void {
  changes(
    context,
    hours.command('set <weekdays> <times>').description('such as mon-thu 07:30-16:00, or sat closed'),
    lineOfHours,
    (db, change, [weekdays = '', times = '']) => setOfficeHours(db, weekdays, times, change),
  );
  shows(context, hours.command('list').description('by weekday'), async (db, city, _, version) => {
    const set = await rulesIn(db.manager, WorkingHours, city.prefix, version);
    if (set.length === 0) return ['None are set; these hold:', ...usualOfficeHours.map(lineOfHours)];
    return set.sort((a, b) => a.weekday - b.weekday).map(lineOfHours);
  });
}

function addFairTime(fairTime: Command, context: CommandContext): void {
  changes(
    context,
    fairTime
      .command('set <percent> <hours>')
      .description('a share of the time to the first response, and the fewest working hours, such as: 25 2'),
    lineOfFairTime,
    (db, change, [percent = '', hours = '']) => setFairTime(db, percent, hours, change),
  );
  shows(context, fairTime.command('list').description('the rule'), async (db, city, _, version) => {
    const set = await rulesIn(db.manager, FairTime, city.prefix, version);
    return set.length === 0
      ? ['None is set; this holds:', lineOfFairTime(usualFairTime)]
      : set.map(lineOfFairTime);
  });
}

function addDeadlines(deadlines: Command, context: CommandContext): void {
  changes(
    context,
    deadlines
      .command('import <file>')
      .description(
        'replace all policies, by a CSV of category,channel,first_response,first_response_in,resolution,resolution_in',
      ),
    lineOfPolicy,
    (db, change, [file = '']) => importPolicies(db, context.readFile(file), change),
  );
  changes(
    context,
    deadlines.command('clear').description('remove all policies: every category has its own hours'),
    lineOfPolicy,
    removePolicies,
  );
  shows(context, deadlines.command('list').description('the policies'), async (db, city, _, version) => {
    const policies = await rulesIn(db.manager, DeadlinePolicy, city.prefix, version);
    return [...policies.map(lineOfPolicy), 'everything else: the hours of its category'];
  });
  shows(
    context,
    deadlines
      .command('versions')
      .description(
        'the changes of holidays, working hours, fair times and policies; with --at what one of them changed',
      ),
    (db, city, _, version) =>
      version === undefined ? linesOfVersions(db, city) : linesOfVersion(db, city, version),
  );
}

async function linesOfVersions(db: DataSource, { prefix, timeZone }: City): Promise<string[]> {
  const versions = await db
    .getRepository(DeadlineVersion)
    .find({ where: { cityPrefix: prefix }, order: { version: 'ASC' } });
  return versions.map((version) => lineOfVersion(version, timeZone));
}

async function linesOfVersion({ manager }: DataSource, { prefix }: City, version: number): Promise<string[]> {
  return [
    ...linesOfChange(await changeIn(manager, Holiday, prefix, version), lineOfHoliday),
    ...linesOfChange(await changeIn(manager, WorkingHours, prefix, version), lineOfHours),
    ...linesOfChange(await changeIn(manager, FairTime, prefix, version), lineOfFairTime),
    ...linesOfChange(await changeIn(manager, DeadlinePolicy, prefix, version), lineOfPolicy),
  ];
}
