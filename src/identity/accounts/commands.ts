import { type Command } from 'commander';
import { cityMeant } from '../../areas/city-meant.js';
import { type CommandContext } from '../../config/command-context.js';
import { dayOrRefuse } from '../../officials/staff.js';
import { recordCommand } from '../../audit/by-command.js';
import { newDemoPassword } from '../demo-accounts.js';
import { newPassword } from '../new-password.js';
import { openAccount } from '../open-account.js';
import { resetSecondFactor } from '../second-factor/reset-second-factor.js';
import { endRole } from './assign-role.js';
import { accountMeant, closeAccount, reopenAccount } from './close-account.js';
import { linesOf, listAccounts } from './list-accounts.js';
import { cityRoles } from './role-assignment.entity.js';

interface OpenOptions {
  readonly role?: string;
  readonly city?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Commands about those who can sign in. */
export function addAccountCommands(program: Command, context: CommandContext): void {
  const accounts = program.command('accounts').description('who can sign in, and who may do what');
  addOpening(accounts, context);
  addEnding(accounts, context);
  addPasswords(accounts, context);
  addListing(accounts, context);
}

function addOpening(accounts: Command, { steps, withDatabase }: CommandContext): void {
  accounts
    .command('open <email>')
    .description('open an account, or give it a new password, and print the password')
    .option('--role <role>', `${cityRoles.join(', ')}; without it the official with this e-mail address`)
    .option('--city <prefix>', 'whose desk it is, e.g. JKT; the only city where not given')
    .option('--from <day>', 'first day at the desk; today where not given')
    .option('--until <day>', 'first day no longer at it; until further notice where not given')
    .action((email: string, { from, until, ...desk }: OpenOptions) =>
      withDatabase(async (db) => {
        const password = await openAccount(db, email, {
          ...desk,
          ...(from !== undefined && { from: dayOrRefuse(from, '--from') }),
          ...(until !== undefined && { until: dayOrRefuse(until, '--until') }),
        });
        steps.say(`✓ ${email} can sign in with the password ${password}`);
      }),
    );
  accounts
    .command('reopen <email>')
    .description('open a closed account again with a new password, and print the password')
    .action((email: string) =>
      withDatabase(async (db) =>
        steps.say(`✓ ${email} can sign in again with the password ${await reopenAccount(db, email)}`),
      ),
    );
}

function addEnding(accounts: Command, { steps, withDatabase }: CommandContext): void {
  accounts
    .command('close <email>')
    .description(
      'close an account: its sessions and mailed links end at once, and nobody can sign in with it',
    )
    .requiredOption('--why <reason>', 'goes into the audit trail')
    .action((email: string, { why }: { why: string }) =>
      withDatabase(async (db) => {
        await closeAccount(db, email, why);
        steps.say(`✓ The account of ${email} is closed, and signed out everywhere`);
      }),
    );
  accounts
    .command('end <email>')
    .description('let a desk of an account end; what else it has stays')
    .requiredOption('--role <role>', cityRoles.join(', '))
    .option('--on <day>', 'first day no longer; today where not given')
    .action((email: string, { role, on }: { role: string; on?: string }) =>
      withDatabase(async (db) => {
        const day = on === undefined ? undefined : dayOrRefuse(on, '--on');
        const ended = await db.transaction(async (manager) => {
          const account = await accountMeant(manager, email);
          const { city, until } = await endRole(manager, account, role, day);
          const details = { email: account.email, role, city, until };
          await recordCommand(manager, 'account.ended_role', account.id, details);
          return { city, until };
        });
        steps.say(`✓ ${email} is no longer ${role} of ${ended.city} from ${ended.until}`);
      }),
    );
}

function addPasswords(accounts: Command, { steps, withDatabase }: CommandContext): void {
  accounts
    .command('new-password <email>')
    .description('give an account that exists a new password, sign it out everywhere, and print the password')
    .action((email: string) =>
      withDatabase(async (db) =>
        steps.say(`✓ ${email} can sign in with the password ${await newPassword(db, email)}`),
      ),
    );
  accounts
    .command('reset-second-factor <email>')
    .description('take the second factor of an account away, and sign it out everywhere')
    .action((email: string) =>
      withDatabase(async (db) => {
        await resetSecondFactor(db, email);
        steps.say(
          `✓ ${email} has no second factor any more; its role may demand a new one at the next sign-in`,
        );
      }),
    );
  accounts
    .command('demo-password')
    .description('give all demo accounts a new password, sign them out everywhere, and print it')
    .action(() =>
      withDatabase(async (db) =>
        steps.say(`✓ All demo accounts can sign in with the password ${await newDemoPassword(db)}`),
      ),
    );
}

function addListing(accounts: Command, { steps, withDatabase }: CommandContext): void {
  accounts
    .command('list')
    .description('all of them: what each may do, since when and until when, and when it was last signed in')
    .option('--city <prefix>', 'only those with a place in this city')
    .action(({ city }: { city?: string }) =>
      withDatabase(async (db) => {
        const meant = city === undefined ? undefined : (await cityMeant(db.manager, city)).prefix;
        const known = await listAccounts(db, meant);
        known.flatMap(linesOf).forEach((line) => steps.say(line));
        if (known.length === 0) steps.say('✓ There are no accounts');
      }),
    );
}
