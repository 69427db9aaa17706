import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { freePort, runTanggap } from './support/processes.js';
import { answerAsPostgres13 } from './support/old-postgres.js';
import { makeFolder, postmasterOf } from './support/own-data.js';

jest.setTimeout(120_000);

const web = createHttpServer((_request, response) => response.end('hello'));
const silent = createServer((socket) => socket.resume());
const old = createServer(answerAsPostgres13);

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

describe('what only the operator can mend', () => {
  const servers = [web, silent, old];
  let closed = 0;
  let webPort = 0;
  let silentPort = 0;
  let oldPort = 0;
  beforeAll(async () => {
    closed = await freePort();
    [webPort = 0, silentPort = 0, oldPort = 0] = await Promise.all(servers.map(listen));
  });
  afterAll(() => servers.forEach((server) => server.close()));

  const template = (change: (url: URL) => void): string => {
    const url = new URL(process.env.TEST_TEMPLATE_URL ?? '');
    change(url);
    return url.href;
  };
  const cases: [string, () => Record<string, string>, RegExp][] = [
    [
      'a taken port',
      () => ({ PORT: String(webPort) }),
      /✗ Port \d+ of 127.0.0.1 is taken .*\n {2}→ .*PORT=\d+ npm start/,
    ],
    ['a host of another machine', () => ({ HOST: '192.0.2.1' }), /✗ HOST=192.0.2.1 .*\n {2}→ Unset HOST/],
    [
      'a database on a closed port',
      () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${closed}/c` }),
      /✗ DATABASE_URL: no PostgreSQL answers at 127.0.0.1:\d+ \(ECONNREFUSED\).\n {2}→ Start PostgreSQL/,
    ],
    [
      'a wrong database password',
      () => ({ DATABASE_URL: template((url) => (url.password = 'wrong')) }),
      /✗ DATABASE_URL: .* refuses the user "tanggap" or its password.\n {2}→ Correct/,
    ],
    [
      'a missing database',
      () => ({ DATABASE_URL: template((url) => (url.pathname = '/nowhere')) }),
      /✗ DATABASE_URL: .* has no database "nowhere".\n {2}→ Create it/,
    ],
    [
      'a database on a host that does not exist',
      () => ({ DATABASE_URL: 'postgres://a:b@database.invalid/c' }),
      /✗ DATABASE_URL: there is no host "database.invalid".\n {2}→ Correct/,
    ],
    [
      'a web server for a database',
      () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${webPort}/c` }),
      /✗ DATABASE_URL: no PostgreSQL answers .*\n {2}→ Start PostgreSQL/,
    ],
    [
      'a silent server for a database',
      () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${silentPort}/c` }),
      /✗ DATABASE_URL: no PostgreSQL answers .*\n {2}→ Start PostgreSQL/,
    ],
    [
      'a PostgreSQL of yesterday',
      () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${oldPort}/c` }),
      /✗ DATABASE_URL leads to PostgreSQL 13; Tanggap needs 14 or newer.\n {2}→ Upgrade/,
    ],
    [
      'a Redis on a closed port',
      () => ({ REDIS_URL: `redis://127.0.0.1:${closed}` }),
      /✗ REDIS_URL: no Redis answers .*ECONNREFUSED.*\n {2}→ Start Redis/,
    ],
    [
      'a web server for a Redis',
      () => ({ REDIS_URL: `redis://127.0.0.1:${webPort}` }),
      /✗ REDIS_URL: no Redis answers .*\n {2}→ Start Redis/,
    ],
    [
      'a silent server for a Redis',
      () => ({ REDIS_URL: `redis://127.0.0.1:${silentPort}` }),
      /✗ REDIS_URL: no Redis answers .*\n {2}→ Start Redis/,
    ],
    [
      'several bad variables, all at once',
      () => ({ PORT: 'http', ROLE: 'boss', REDIS_URL: 'localhost' }),
      /✗ These variables cannot be used:(?=[^→]* PORT:)(?=[^→]* ROLE:)(?=[^→]* REDIS_URL:)[^→]*\n {2}→ Correct/,
    ],
  ];

  it.each(cases)(
    '%s ends the start with its remedy, and nothing is left running',
    async (_what, env, said) => {
      await expectRefusal(env(), [], said);
    },
  );

  it('an unknown flag does', () =>
    expectRefusal({}, ['--dmeo'], /✗ .*--dmeo.*\n {2}→ The only flag is --demo/));

  it('demo complaints do in production', () =>
    expectRefusal({ NODE_ENV: 'production' }, ['--demo'], /✗ --demo would mix .*\n {2}→ Leave it out/));
});

async function expectRefusal(env: Record<string, string>, flags: string[], said: RegExp): Promise<void> {
  const dataDir = makeFolder();
  const tanggap = runTanggap({ DATA_DIR: dataDir, PORT: '0', ...env }, flags);
  expect(await tanggap.exit).toBe(1);
  expect(tanggap.said()).toMatch(said);
  expect(tanggap.said()).toMatch(/^\n✗/);
  expect(tanggap.said()).not.toContain('    at ');
  expect(postmasterOf(dataDir)).toBeUndefined();
}
