import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandHere } from './support/run-command-here.js';
import { type PastComplaint, writePast } from './support/past.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const GAMBIR = '31.71.01.1001';
const HEADER = 'area_code,position,name,email,from,until,acting';
const at = (text: string): Date => new Date(`${text}+07:00`);

describe('officials', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  const importRows = (...rows: string[]): Promise<{ code: number | string; said: string }> => {
    const file = join(mkdtempSync(join(tmpdir(), 'officials-')), 'officials.csv');
    writeFileSync(file, [HEADER, ...rows].join('\n'));
    return world.command('officials', 'import', file);
  };
  const tenures = async (): Promise<number> =>
    Number((await world.db.query<{ count: string }>('SELECT count(*) FROM tenures')).rows[0]?.count);
  /** Days from today, so that a tenure can begin or end now whenever the test runs. */
  const day = (offset: number): string =>
    new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

  it.each([
    [
      'an area that does not exist',
      `31.99,lurah,Pejabat A,a@example.com,2024-01-01,,`,
      ['line 2', 'area_code', '31.99'],
    ],
    [
      'a position the area does not have',
      `${GAMBIR},camat,Pejabat A,a@example.com,2024-01-01,,`,
      ['line 2', 'position', 'Lurah Gambir'],
    ],
    ['a day that does not exist', `${GAMBIR},lurah,Pejabat A,a@example.com,2024-02-30,,`, ['line 2', 'from']],
    [
      'an end before the beginning',
      `${GAMBIR},lurah,Pejabat A,a@example.com,2024-02-01,2024-01-01,`,
      ['line 2', 'until'],
    ],
    ['no address', `${GAMBIR},lurah,Pejabat A,nobody,2024-02-01,,`, ['line 2', 'email']],
    [
      'two people in one office at once',
      `${GAMBIR},lurah,Pejabat A,a@example.com,2024-01-01,2024-07-01,\n${GAMBIR},lurah,Pejabat B,b@example.com,2024-06-30,,`,
      ['line 3', 'Lurah Gambir', 'two people at once'],
    ],
  ])('with %s are refused whole, line and fault named', async (_, rows, words) => {
    const { code, said } = await importRows(rows, `31.71.01,camat,Pejabat C,c@example.com,2024-01-01,,`);
    expect(code).toBe(1);
    for (const word of words) expect(said).toContain(word);
    expect(await tenures()).toBe(0);
  });

  it('cannot hold one office at once even by a statement to the database', async () => {
    const insert = `INSERT INTO tenures (id, office_code, person_id, from_day, until_day) VALUES (gen_random_uuid(), '31.72.01.1001', $1, $2, $3)`;
    const { rows } = await world.db.query<{ id: string }>(
      `INSERT INTO people VALUES (gen_random_uuid(), 'Pejabat X', 'x@example.com') RETURNING id`,
    );
    await world.db.query(insert, [rows[0]?.id, '2020-01-01', '2021-01-01']);
    await expect(world.db.query(insert, [rows[0]?.id, '2020-12-31', null])).rejects.toThrow(
      'tenures_one_at_a_time',
    );
    await world.db.query(insert, [rows[0]?.id, '2021-01-01', null]);
  });

  it('are charged with what fell due in their time, each case with exactly one of them', async () => {
    const rows = [
      `${GAMBIR},lurah,Pejabat Lama,lama@example.com,2024-01-01,2024-06-15,`,
      `${GAMBIR},lurah,Pejabat Baru,baru@example.com,2024-06-15,,yes`,
    ];
    expect(await importRows(...rows)).toMatchObject({ code: 0 });
    expect(await importRows(...rows)).toMatchObject({ code: 0 });

    const owned = (filedAt: Date, answerAt?: Date): PastComplaint => ({
      filedAt,
      dueAt: new Date(filedAt.getTime() + 86_400_000),
      events: [
        { at: filedAt, kind: 'routed', status: 'waiting', owner: GAMBIR },
        ...(answerAt
          ? [{ at: answerAt, kind: 'responded', status: 'in_progress', owner: GAMBIR, answers: true }]
          : []),
      ],
    });
    await writePast(world.db, [
      owned(at('2024-06-13T10:00:00')),
      owned(at('2024-06-13T10:00:00'), at('2024-06-20T10:00:00')),
      owned(at('2024-06-14T10:00:00')),
      owned(at('2024-06-14T10:00:00'), at('2024-06-14T12:00:00')),
      owned(at('2024-06-16T10:00:00'), at('2024-06-16T12:00:00')),
    ]);
    const { body } = await world.ask<{
      groups: { name: string; office?: string; received: number; overdue: number; answered: number }[];
    }>('GET', `/metrics/response-rates?groupBy=lurah&area=${GAMBIR}&from=2024-06-01&to=2024-07-01`);
    expect(body.groups).toMatchObject([
      { name: 'Pejabat Baru', office: 'Lurah Gambir', received: 2, answered: 1, overdue: 1 },
      { name: 'Pejabat Lama', office: 'Lurah Gambir', received: 3, answered: 2, overdue: 1 },
    ]);
  });

  it('sign in by their own account, with the rights of the offices they hold today', async () => {
    expect(
      await importRows(
        `31.71.01.1002,lurah,Pejabat Kini,kini@example.com,${day(-30)},${day(30)},`,
        `31.71.01.1003,lurah,Pejabat Kini,kini@example.com,${day(-1)},,yes`,
        `31.71.01.1004,lurah,Pejabat Kini,kini@example.com,${day(-30)},${day(-2)},`,
        `31.71.01.1005,lurah,Pejabat Kini,kini@example.com,${day(2)},,`,
      ),
    ).toMatchObject({ code: 0 });
    const { said } = await world.command('accounts', 'open', 'Kini@example.com');
    const password = /password (\S+)/.exec(said)?.[1] ?? '';
    const session = await world.ask<{ token: string; offices: { code: string }[] }>('POST', '/sessions', {
      body: { email: 'kini@example.com', password },
    });
    expect(session.body.offices.map(({ code }) => code).sort()).toEqual(['31.71.01.1002', '31.71.01.1003']);

    const fileIn = async (kelurahanCode: string): Promise<string> => {
      const body = { category: 'waste', description: 'Sampah menumpuk di sudut jalan.', kelurahanCode };
      const { number } = (await world.ask<{ number: string }>('POST', '/complaints', { body })).body;
      await eventually(
        () => world.ask<{ status: string }>('GET', `/complaints/${number}`),
        (seen) => seen.body.status === 'waiting',
      );
      return number;
    };
    const answer = async (kelurahan: string): Promise<number> => {
      const number = await fileIn(kelurahan);
      return (
        await world.ask('POST', `/complaints/${number}/responses`, {
          token: session.body.token,
          body: { message: 'Kami angkut sore ini.' },
        })
      ).status;
    };
    expect(await answer('31.71.01.1003')).toBe(201);
    expect(await answer('31.71.01.1004')).toBe(403);
    expect(await answer('31.71.01.1005')).toBe(403);
    expect(await world.command('accounts', 'open', 'nobody@example.com')).toMatchObject({
      code: 1,
      said: expect.stringContaining('No official'),
    });
  });

  it('can still sign in after a command that was not told the demo password', async () => {
    const token = await world.signIn('admin');
    const env = { ...world.env, DEMO_PASSWORD: '' };
    expect(
      await runCommandHere(env, 'accounts', 'open', 'desk@example.com', '--role', 'communications'),
    ).toMatchObject({ code: 0 });
    expect((await world.ask('GET', '/integrity', { token })).status).toBe(200);
    expect(await world.signIn('admin')).not.toBe('');
  });
});
