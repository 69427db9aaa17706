import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { type CommandContext } from '../../config/command-context.js';
import { OperatorError } from '../../common/operator-error.js';
import { type CityKeys, rotateKeptKey } from '../../config/city-keys.js';
import { openCityKeys } from '../../database/open-city-keys.js';
import { recordCommand } from '../../audit/by-command.js';
import { eraseOnRequest } from './erasures.service.js';
import { Erasure } from './erasure.entity.js';
import { keepFor, policiesOf } from './retention.js';
import { DEFAULT_MONTHS } from './retention-policies.repository.js';
import { readNumber } from '../core/number.js';
import { Complaint } from '../core/complaint.entity.js';
import { reencrypt } from './reencrypt.js';

const LISTED = 100;

/** Commands about the data of those who file: its encryption key, and how long it is stored. */
export function addReporterCommands(program: Command, context: CommandContext): void {
  const reporters = program
    .command('reporters')
    .description('the data of those who file: its key, and its end');
  addKeys(reporters, context);
  addErasing(reporters, context);
}

function addKeys(reporters: Command, { steps, withDatabase, readConfig }: CommandContext): void {
  reporters
    .command('reseal')
    .description(
      'seal with the current key what was sealed with an old one, while Tanggap runs; goes on where it was stopped',
    )
    .action(() =>
      withDatabase(async (db) => {
        const config = readConfig();
        const keys = await openCityKeys(db, config);
        const { reencrypted, unreadable, left } = await steps.run('Sealed with the current key', (report) =>
          reencrypt(db, keys, report),
        );
        steps.say(`  ${reencrypted} rows sealed anew`);
        checkNothingLeft(unreadable, left);
        await db.transaction((manager) =>
          recordCommand(manager, 'reporters.resealed', 'key', { resealed: reencrypted }),
        );
        const old = config.reporterKey
          ? 'REPORTER_KEYS_OLD'
          : `the lines after the first in ${config.dataDir}/reporter-key`;
        steps.say('✓ Nothing is sealed with an old key any more.');
        steps.say(`  Once every process runs with the new one, ${old} can go.`);
      }),
    );
  reporters
    .command('rotate-key')
    .description('make a new key in the data folder; the old one still opens what it sealed')
    .action(() => {
      const { reporterKey, dataDir } = readConfig();
      if (reporterKey)
        throw new OperatorError(
          'The key is given by REPORTER_KEY.',
          'Put a new one there, and the old one into REPORTER_KEYS_OLD.',
        );
      rotateKeptKey(dataDir);
      steps.say('✓ There is a new key. Now restart every process of Tanggap, and then run: reporters reseal');
    });
}

function checkNothingLeft(unreadable: number, left: number): void {
  if (unreadable > 0)
    throw new OperatorError(
      `${unreadable} rows were sealed with a key that is not given.`,
      'Add it to REPORTER_KEYS_OLD and run this again.',
    );
  if (left > 0)
    throw new OperatorError(
      `${left} rows were sealed with an old key meanwhile: a process still works with it.`,
      'Restart every process with the new key as REPORTER_KEY, and run this again.',
    );
}

function addErasing(reporters: Command, { steps, clock, withDatabase, readConfig }: CommandContext): void {
  reporters
    .command('keep-for <months>')
    .description('erase citizens so many months after their complaints have ended')
    .requiredOption('--city <prefix>', 'of which city, e.g. JKT')
    .requiredOption('--source <text>', 'the decree or the reason; it is kept with the change')
    .action((months: string, { city, source }: { city: string; source: string }) =>
      withDatabase(async (db) => {
        const kept = await keepFor(db, city, months, source);
        steps.say(`✓ ${city}: citizens are erased ${kept} months after their complaints have ended`);
      }),
    );
  reporters
    .command('policies')
    .description('how long a city keeps the data of citizens, the version in force last')
    .requiredOption('--city <prefix>', 'of which city, e.g. JKT')
    .action(({ city }: { city: string }) =>
      withDatabase(async (db) => {
        const policies = await policiesOf(db, city);
        policies.forEach(({ version, months, source, madeAt }) =>
          steps.say(`${version}  ${months} months, since ${madeAt.toISOString()}: ${source}`),
        );
        if (policies.length === 0) steps.say(`${DEFAULT_MONTHS} months: ${city} has set nothing else`);
      }),
    );
  reporters
    .command('erase <number>')
    .description('erase the citizen of a complaint, as asked for')
    .action((text: string) =>
      withDatabase(async (db) => {
        const keys = await openCityKeys(db, readConfig());
        const { number, kinds } = await eraseByCommand(db, text, keys, clock.now());
        steps.say(
          kinds.length > 0 ? `✓ ${number}: ${kinds.join(', ')} erased` : `✓ ${number}: nothing was left`,
        );
      }),
    );
  reporters
    .command('erasures')
    .description('the newest hundred entries of the ledger of erasures')
    .action(() =>
      withDatabase(async (db) => {
        const erasures = await db
          .getRepository(Erasure)
          .find({ order: { at: 'DESC', id: 'DESC' }, take: LISTED });
        erasures.forEach(({ at, number, kinds, why, byWhom }) =>
          steps.say(`${at.toISOString()}  ${number}: ${kinds.join(', ')} (${why}, by ${byWhom})`),
        );
        if (erasures.length === 0) steps.say('✓ Nothing was erased yet');
      }),
    );
}

function eraseByCommand(
  db: DataSource,
  text: string,
  keys: CityKeys,
  now: Date,
): Promise<{ number: string; kinds: string[] }> {
  return db.transaction(async (manager) => {
    const number = readNumber(text);
    const complaint =
      number === undefined
        ? null
        : await manager.findOne(Complaint, { where: { number }, lock: { mode: 'pessimistic_write' } });
    if (!complaint)
      throw new OperatorError(`There is no complaint ${text}.`, 'Check every character of the number.');
    return eraseOnRequest(manager, complaint, now, 'command', keys.all);
  });
}
