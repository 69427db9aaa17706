import { type Command } from 'commander';
import { existsSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { type CommandContext } from '../config/command-context.js';
import { OperatorError } from '../common/operator-error.js';
import { chainEvents } from '../complaints/core/chain/chain-events.js';
import { type Config } from '../config/config.js';
import { openCityKeys } from '../database/open-city-keys.js';
import { recordCommand } from '../audit/by-command.js';
import { headKeys, makeHeadKey } from './heads/head-keys.js';
import { SavedHead } from './heads/saved-head.js';
import { signHead } from './heads/sign-head.js';
import { readNote, verifierKey } from './heads/signed-note.js';
import { lastHead } from './heads/tree-heads.js';
import { TreeFault } from './tree/leaves.js';
import { type NotedHead, readNotedHead } from './verify/noted-head.js';

/** Commands about the signed heads of the audit trail. */
export function addHeadCommands(audit: Command, { steps, withDatabase, readConfig }: CommandContext): void {
  audit
    .command('head')
    .description('print the latest signed head, and the key that it is checked with')
    .action(() =>
      withDatabase(async ({ manager }) => {
        const [head, keys] = await Promise.all([lastHead(manager), headKeys(manager)]);
        if (!head)
          throw new OperatorError('No head has been signed yet.', 'Start a worker, or run: audit seal');
        const key = keys.find(({ id }) => id === readNote(head.note)?.keyId);
        steps.say(head.note.trimEnd());
        steps.say('');
        if (key) steps.say(`Public key: ${verifierKey(key.origin, key.publicKey)}`);
        steps.say(`For --since:  ${head.size}:${head.root.toString('hex')}`);
      }),
    );
  audit
    .command('restored')
    .description('say that the database was restored from a backup, so that heads are signed again')
    .requiredOption('--reason <text>', 'what happened; it is kept in the audit trail')
    .action(({ reason }: { reason: string }) =>
      withDatabase(async (db) => {
        const given = await giveUpSavedHead(db, reason, readConfig());
        steps.say(`✓ The head over ${given} leaves is given up, and that is in the audit trail.`);
        steps.say('  Whoever kept a head of what was lost will see that it is gone: tell them why.');
      }),
    );
}

/** Adds new events to the hash chain and signs a head over all of it. @returns how many events were added */
export async function sealAndSign(db: DataSource, { clock, readConfig }: CommandContext): Promise<number> {
  const sealed = await chainEvents(db, () => clock.now());
  const config = readConfig();
  const keys = await openCityKeys(db, config);
  await makeHeadKey(db, keys, clock.now());
  try {
    const saved = new SavedHead(config.dataDir);
    await signHead({ db, keys, saved, now: clock.now(), asked: true });
  } catch (fault) {
    if (fault instanceof TreeFault)
      throw new OperatorError(
        `${sealed} events are sealed, but ${fault.message}.`,
        'Was the database restored from a backup? Then say so with: audit restored. Otherwise somebody changed it: see audit verify.',
      );
    throw fault;
  }
  return sealed;
}

/** What was given with `--since`. @throws OperatorError where it is no head */
export function notedHead(
  since: string | undefined,
  readFile: (path: string) => string,
): NotedHead | undefined {
  if (since === undefined) return undefined;
  const isPair = /^\d+:/.test(since) && !existsSync(since);
  return readNotedHead(isPair ? since : readFile(since));
}

/** @returns the leaves of the head that is given up */
async function giveUpSavedHead(db: DataSource, reason: string, { dataDir }: Config): Promise<number> {
  const saved = new SavedHead(dataDir);
  const key = (await headKeys(db.manager)).at(-1);
  const head = readNote((key && saved.read(key.id)) ?? '');
  if (!key || !head)
    throw new OperatorError(
      'The data folder keeps no head.',
      'Run this where DATA_DIR is the folder of the process that signs.',
    );
  const details = { size: head.size, root: head.root.toString('hex'), at: head.at, reason };
  await db.transaction((manager) => recordCommand(manager, 'audit.restored', key.id, details));
  saved.remove(key.id);
  return head.size;
}
