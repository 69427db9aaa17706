import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const POLICIES = 'category,channel,first_response,first_response_in,resolution,resolution_in';
const CLOSING = /^\d{4}-\d\d-\d\dT17:15:00\.000\+07:00$/;

interface Due {
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
}
interface Filed {
  readonly number: string;
  readonly filedAt: string;
  readonly due: Due;
}

describe('deadlines', () => {
  let world: World;
  let desk: string;
  beforeAll(async () => {
    world = await openWorld();
    desk = await world.signIn('triage');
  });
  afterAll(() => world.close());

  const fileOf = (...lines: string[]): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'deadlines-')), 'rules.csv');
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const command = async (...args: string[]): Promise<string> => {
    const { code, said } = await world.command(...args);
    if (code !== 0) throw new Error(said);
    return said;
  };
  const refused = async (...args: string[]): Promise<string> => {
    const { code, said } = await world.command(...args);
    expect(code).toBe(1);
    return said;
  };
  const dueOf = async (number: string): Promise<Due> => {
    const { firstResponseDueAt, resolutionDueAt } = (await world.ask<Due>('GET', `/complaints/${number}`))
      .body;
    return { firstResponseDueAt, resolutionDueAt };
  };
  const file = async (): Promise<Filed> => {
    // The desk takes down what comes over SP4N-LAPOR!.
    const { body } = await world.ask<Omit<Filed, 'due'>>('POST', '/complaints', {
      token: desk,
      body: {
        category: 'road',
        channel: 'sp4n-lapor',
        description: 'Lubang besar di tengah jalan.',
        kelurahanCode: '31.71.01.1001',
      },
    });
    return { ...body, due: await dueOf(body.number) };
  };
  /** Running processes follow a change within seconds. */
  const fileUntil = (wanted: (due: Due) => boolean): Promise<Filed> =>
    eventually(file, ({ due }) => wanted(due));

  it('follow the policy and the calendar in force at filing, and never move', async () => {
    const first = await file();
    const hours = (at: string): number => (Date.parse(at) - Date.parse(first.filedAt)) / 3_600_000;
    expect([hours(first.due.firstResponseDueAt), hours(first.due.resolutionDueAt)]).toEqual([24, 168]);

    const policies = fileOf(POLICIES, ',sp4n-lapor,3,working_days,8,working_days');
    const [policy, opened] = await Promise.all([
      command('deadlines', 'import', policies, '--source', 'Perjanjian layanan'),
      command('working-hours', 'set', 'mon-sat', '07:30-17:15', '--source', 'Pergub 5'),
    ]);
    expect(policy).toContain(
      '+ channel sp4n-lapor: first response in 3 working days, resolution in 8 working days',
    );
    expect(opened).toContain('+ sat 07:30-17:15');
    const second = await fileUntil(
      (due) => CLOSING.test(due.firstResponseDueAt) && CLOSING.test(due.resolutionDueAt),
    );
    expect(second.due.resolutionDueAt > second.due.firstResponseDueAt).toBe(true);

    const day = second.due.firstResponseDueAt.slice(0, 10);
    const why = ['--kind', 'local', '--name', 'Banjir besar', '--source', 'Kepgub 7'];
    expect(await command('calendar', 'set', day, ...why)).toContain(`+ ${day}`);
    const third = await fileUntil((due) => due.firstResponseDueAt > second.due.firstResponseDueAt);
    expect(third.due.firstResponseDueAt).toMatch(CLOSING);
    expect(third.due.resolutionDueAt > second.due.resolutionDueAt).toBe(true);

    for (const { number, due } of [first, second]) expect(await dueOf(number)).toEqual(due);
  });

  it('are counted by a calendar that keeps all its versions', async () => {
    const header = 'date,type,name_en,name_id';
    const draft = fileOf(
      header,
      '2031-01-01,national,New Year,Tahun Baru',
      '2031-01-24,national,Eid al-Fitr,',
    );
    const decree = fileOf(
      header,
      '2031-01-01,national,New Year,Tahun Baru',
      '2031-01-25,national,Eid al-Fitr,',
    );
    await command('calendar', 'import', draft, '--source', 'Draft of 2031');
    const changed = await command('calendar', 'import', decree, '--source', 'Decree of 2031');
    expect(changed).toContain(
      '- 2031-01-24 fri  national  Eid al-Fitr\n+ 2031-01-25 sat  national  Eid al-Fitr\n',
    );
    expect(changed).not.toContain('2031-01-01');

    const [again, versions] = await Promise.all([
      command('calendar', 'import', decree, '--source', 'Again'),
      command('deadlines', 'versions'),
    ]);
    expect(again).toContain('nothing to change');
    expect(versions).toMatch(/^1 {2}\S+ {2}holidays {2}Yearly joint decrees/m);
    const [, before = ''] = /^(\d+) {2}\S+ {2}holidays {2}Draft of 2031$/m.exec(versions) ?? [];
    const [, after = ''] = /^(\d+) {2}\S+ {2}holidays {2}Decree of 2031$/m.exec(versions) ?? [];
    const [then, now, change, all] = await Promise.all([
      command('calendar', 'list', '2031', '--at', before),
      command('calendar', 'list', '2031'),
      command('deadlines', 'versions', '--at', after),
      command('deadlines', 'versions'),
    ]);
    expect(all).toBe(versions);
    expect(then).toContain('2031-01-24');
    expect(then).not.toContain('2031-01-25');
    expect(now).toContain('2031-01-01 wed  national  Tahun Baru / New Year\n2031-01-25');
    expect(change).toMatch(/^- 2031-01-24.*\n\+ 2031-01-25.*\n$/m);
    const { rows } = await world.db.query<{ details: string }>(
      `SELECT details FROM audit_entries WHERE action = 'holidays.revised' AND details LIKE '%of 2031%' ORDER BY seq`,
    );
    expect(rows.map(({ details }) => (JSON.parse(details) as { source: string }).source)).toEqual([
      'Draft of 2031',
      'Decree of 2031',
    ]);
  });

  it('are not changed by what cannot be meant', async () => {
    const versions = async (): Promise<unknown> =>
      (await world.db.query('SELECT * FROM deadline_versions')).rows;
    const before = await versions();
    const decree = fileOf('date,type,name_en', '2032-01-01,national,New Year', '2032-02-30,holiday,');
    const policies = fileOf(POLICIES, 'nonsense,,3,working_days,0,weeks');
    const [badDecree, badPolicies, notThere, noCity] = await Promise.all([
      refused('calendar', 'import', decree, '--source', 'Decree'),
      refused('deadlines', 'import', policies, '--source', 'Decree'),
      refused('calendar', 'remove', '2032-01-02', '--source', 'Decree'),
      refused('deadlines', 'list', '--city', 'NYR'),
    ]);
    for (const field of ['line 3: date', 'line 3: type', 'line 3: name_en'])
      expect(badDecree).toContain(field);
    for (const field of ['line 2: category', 'line 2: resolution', 'line 2: resolution_in'])
      expect(badPolicies).toContain(field);
    expect(notThere).toContain('2032-01-02 is no holiday of JKT');
    expect(noCity).toMatch(/NYR[^]*JKT/);
    expect(await versions()).toEqual(before);
  });
});
