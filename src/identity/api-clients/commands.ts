import { type Command } from 'commander';
import { type CommandContext } from '../../config/command-context.js';
import { OperatorError } from '../../common/operator-error.js';
import { type ApiClient } from './api-client.entity.js';
import { type ApiKey } from './api-key.entity.js';
import { addClient, endClient, listClients, rotateKey } from './change-clients.js';

const ONCE = '  It is shown this once. The app sends it with every request as X-Api-Key.';
/** What a whole number of the database holds. */
const LARGEST = 2 ** 31 - 1;
const MAX_DAYS = 3_650;

/** Commands about apps that file in a channel of their own. */
export function addClientCommands(program: Command, { steps, withDatabase }: CommandContext): void {
  const clients = program.command('clients').description('apps that file in a channel of their own');
  clients
    .command('add <name>')
    .description('let an app in, and print its key')
    .requiredOption('--channel <code>', 'its channel, e.g. qlue; from then on nobody else files on it')
    .option('--per-minute <requests>', 'how many requests it may make in a minute')
    .action((name: string, { channel, perMinute }: { channel: string; perMinute?: string }) =>
      withDatabase(async (db) => {
        const limit =
          perMinute === undefined ? undefined : wholeNumber(perMinute, '--per-minute', 1, LARGEST);
        steps.say(`✓ ${name}: ${await addClient(db, { name, channel, perMinute: limit })}`);
        steps.say(ONCE);
      }),
    );
  clients
    .command('rotate <name>')
    .description('print a new key; those before it end at once')
    .option('--keep-old-for <days>', 'how long they still work, so that nothing stands still', '0')
    .action((name: string, { keepOldFor }: { keepOldFor: string }) =>
      withDatabase(async (db) => {
        const days = wholeNumber(keepOldFor, '--keep-old-for', 0, MAX_DAYS);
        steps.say(`✓ ${name}: ${await rotateKey(db, name, days)}`);
        steps.say(ONCE);
      }),
    );
  clients
    .command('end <name>')
    .description('let an app in no longer; its channel stays its own')
    .action((name: string) =>
      withDatabase(async (db) => {
        await endClient(db, name);
        steps.say(`✓ ${name} has ended: its keys open nothing any more`);
      }),
    );
  clients
    .command('list')
    .description('all of them, with what is open of their keys')
    .action(() =>
      withDatabase(async (db) => {
        const known = await listClients(db);
        known.forEach(([client, keys]) => steps.say(lineOf(client, keys)));
        if (known.length === 0) steps.say('✓ There are no clients');
      }),
    );
}

function lineOf({ name, channel, requestsPerMinute, endedAt }: ApiClient, keys: readonly ApiKey[]): string {
  const each = keys.map(
    ({ id, createdAt, expiresAt }) =>
      `tanggap_${id}_… of ${createdAt.toISOString()}${expiresAt ? `, until ${expiresAt.toISOString()}` : ''}`,
  );
  const state = endedAt ? [`ended ${endedAt.toISOString()}`] : each;
  const limit = requestsPerMinute === null ? [] : [`${requestsPerMinute} requests a minute`];
  return `${name}  channel ${channel}: ${[...limit, ...state].join('; ')}`;
}

function wholeNumber(text: string, option: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (number >= least && number <= most) return number;
  throw new OperatorError(
    `${option} "${text}" is no such number.`,
    `Give a whole number from ${least} to ${most}.`,
  );
}
