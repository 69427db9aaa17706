import { type Command } from 'commander';
import { type DataSource } from 'typeorm';
import { recordCommand } from '../../audit/by-command.js';
import { OperatorError } from '../../common/operator-error.js';
import { isUuid } from '../../common/uuid.js';
import { type CommandContext } from '../../config/command-context.js';
import { type DeadLetter } from '../../queues/dead-letters/dead-letter.entity.js';
import { listDeadLetters, takeDeadLetters } from '../../queues/dead-letters/list.js';
import { type NamedLetter, nameLetters } from './named-letters.js';

const LISTED = 100;

/** Adds the commands about jobs that failed for good. */
export function addDeadLetterCommands(program: Command, { steps, withDatabase }: CommandContext): void {
  const deadLetters = program.command('dead-letters').description('what the queue could not do');
  deadLetters
    .command('list')
    .description('the newest hundred, each with its reason')
    .action(() =>
      withDatabase(async (db) => {
        const letters = await nameLetters(db.manager, await listDeadLetters(db.manager, LISTED));
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
