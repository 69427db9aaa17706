import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  ADMIN,
  fileComplaint,
  isAlive,
  makeFolder,
  postmasterOf,
  serve,
  type Serving,
  signIn,
  statusOf,
} from './support/own-data.js';
import { runCommand } from './support/processes.js';
import { eventually } from './support/world.js';

jest.setTimeout(60_000);

const SEATS = [
  'lurah-31.71.01.1001',
  'camat-31.71.01',
  'walikota-31.71',
  'bupati-31.01',
  'unit-dinas-bina-marga',
  'admin',
  'communications',
  'triage',
];

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('timeout', () => resolve(false))
      .once('connect', () => socket.destroy());
  });
}

describe('a start on an empty folder, and the one after it', () => {
  const dataDir = makeFolder();
  let tanggap: Serving;
  beforeAll(async () => (tanggap = await serve({ DATA_DIR: dataDir })));
  afterAll(() => tanggap.end());

  it('says what it does, a line per step', () => {
    const marks = tanggap.said().match(/^✓ .*/gm) ?? [];
    expect(marks.map((line) => line.replace(/\d+(\.\d)?/g, 'n'))).toEqual([
      '✓ Made a PostgreSQL n cluster (n s)',
      '✓ Started PostgreSQL (n s)',
      '✓ Ran n migrations',
      '✓ Seeded the city of jakarta (n s)',
      '✓ Started Tanggap (n s)',
    ]);
  });

  it('ends with the addresses, and with a password that opens every demo account', async () => {
    const [, ending = ''] = tanggap.said().split('✓ Started Tanggap');
    const address = tanggap.base.replace('127.0.0.1', 'localhost');
    for (const path of ['', '/api/v1', '/api/docs']) expect(ending).toContain(`${address}${path}\n`);
    const password = /accounts: (\S+)/.exec(ending)?.[1] ?? '';
    for (const seat of SEATS) {
      const { status } = await signIn(tanggap.base, `${seat}@tanggap.example`, password);
      expect([seat, status]).toEqual([seat, 201]);
    }
  });

  it('listens on 127.0.0.1 only, and so does its database', async () => {
    const ports = [Number(new URL(tanggap.base).port), postmasterOf(dataDir)?.port ?? 0];
    for (const port of ports) {
      expect(await takesConnections('127.0.0.1', port)).toBe(true);
      expect(await takesConnections('127.0.0.2', port)).toBe(false);
      expect(await takesConnections('::1', port)).toBe(false);
    }
  });

  it('ends on SIGTERM, also while a client sends a request that it never completes; a second start finds what was filed', async () => {
    const ofFirst = postmasterOf(dataDir);
    const password = /accounts: (\S+)/.exec(tanggap.said())?.[1] ?? '';
    const number = await fileComplaint(tanggap.base);
    const client = connect(Number(new URL(tanggap.base).port), '127.0.0.1');
    client.on('error', () => undefined);
    client.write('POST /api/v1/complaints HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
    client.write('content-length: 500\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await tanggap.end('SIGTERM')).toBe(0);
    client.destroy();
    await hasStopped(ofFirst);

    const second = await serve({ DATA_DIR: dataDir });
    const ofSecond = postmasterOf(dataDir);
    expect(await statusOf(second.base, number)).toBeDefined();
    // The password was shown once, works on, and is kept nowhere.
    expect(second.said()).not.toContain(password);
    expect((await signIn(second.base, ADMIN, password)).status).toBe(201);
    for (const file of readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile()))
      expect(readFileSync(join(dataDir, file.name), 'utf8')).not.toContain(password);
    const { said } = await runCommand({ DATA_DIR: dataDir }, 'accounts', 'demo-password');
    expect((await signIn(second.base, ADMIN, password)).status).toBe(401);
    expect((await signIn(second.base, ADMIN, /password (\S+)/.exec(said)?.[1] ?? '')).status).toBe(201);
    expect(await second.end('SIGINT')).toBe(0);
    await hasStopped(ofSecond);
  });

  async function hasStopped(postgres: { pid: number } | undefined): Promise<void> {
    expect(postmasterOf(dataDir)).toBeUndefined();
    await eventually(
      () => Promise.resolve(isAlive(postgres?.pid)),
      (alive) => !alive,
    );
  }
});
