import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Config } from '../config/config.js';
import { AccountEntity } from '../identity/account.entity.js';
import { type DemoAccounts } from '../seed/fill.js';

const EXAMPLES = ['lurah', 'camat', 'walikota', 'unit', 'triage', 'communications', 'admin'];

const FIRST_ACCOUNT =
  'Nobody can sign in yet. Open an account: npm run tanggap -- accounts open you@city.example --role administrator';

/** What a newcomer needs to know once the process serves: the addresses, and how to sign in. */
export async function welcome(
  app: INestApplicationContext,
  config: Config,
  demoAccounts: DemoAccounts | undefined,
): Promise<string> {
  if (config.role === 'worker') return 'The worker takes jobs. Stop it with Ctrl-C.';
  const host = ['127.0.0.1', '0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  const base = `http://${host}:${config.port}`;
  const lines = [
    `Tanggap serves at ${base}`,
    `  API          ${base}/api/v1`,
    `  to read it   ${base}/api/docs`,
  ];
  if (demoAccounts) lines.push(...(await signInLines(app, config, base, demoAccounts)));
  else if (!(await app.get(DataSource).getRepository(AccountEntity).exists())) lines.push('', FIRST_ACCOUNT);
  return ['', ...lines, '', 'Stop with Ctrl-C.'].join('\n');
}

async function signInLines(
  app: INestApplicationContext,
  { demoPassword }: Config,
  base: string,
  { made }: DemoAccounts,
): Promise<string[]> {
  const accounts = await app
    .get(DataSource)
    .getRepository(AccountEntity)
    .find({ where: { demo: true }, order: { email: 'ASC' } });
  const examples = EXAMPLES.flatMap(
    (role) =>
      (
        accounts.find(({ email }) => email.startsWith(`${role}@`)) ??
        accounts.find(({ email }) => email.startsWith(role))
      )?.email ?? [],
  );
  const all = `one password for all ${accounts.length} demo accounts`;
  return [
    '',
    `Sign in (${base}/masuk, or POST ${base}/api/v1/sessions) as any office; ${all}${made === undefined ? '' : `: ${made}`}`,
    ...passwordLines(made, demoPassword),
    ...examples.map((email) => `  ${email}`),
  ];
}

function passwordLines(made: string | undefined, given: string | undefined): string[] {
  if (made !== undefined)
    return ['It is shown this once. A new one at any time: npm run tanggap -- accounts demo-password'];
  if (given !== undefined) return ['It is what DEMO_PASSWORD says.'];
  return ['It was shown at the first start. A new one: npm run tanggap -- accounts demo-password'];
}
