import { citizenOf, GAMBIR } from './support/citizen.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Entry {
  seq: string;
  account: string;
  action: string;
  subject: string;
  details: string;
}

describe('the audit trail', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  const entries = async (): Promise<Entry[]> =>
    (await world.db.query<Entry>('SELECT * FROM audit_entries ORDER BY seq')).rows;
  const verify = (...args: string[]): Promise<{ code: number | string; said: string }> =>
    world.command('audit', 'verify', ...args);

  it('knows who signed in, what they did to which complaint, and what a command did', async () => {
    const citizen = citizenOf(world);
    const number = await citizen.file();
    await citizen.routed(number);
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const act = (step: string, body: object): Promise<unknown> =>
      world.ask('POST', `/complaints/${number}/${step}`, { token, body });
    await act('coordinations', { unit: 'dinas-bina-marga', message: 'Mohon diaspal.' });
    await act('responses', { message: 'x' });
    await act('resolutions', { message: 'Sudah diaspal.' });
    await world.command('accounts', 'open', 'humas@example.com', '--role', 'communications');

    const story = (await entries()).map(({ account, action, subject }) => [account, action, subject]);
    expect(story).toEqual([
      ['Lurah Gambir', 'session.began', expect.any(String)],
      ['Lurah Gambir', 'complaint.coordinated', number],
      ['Lurah Gambir', 'complaint.resolved', number],
      ['command', 'account.opened', expect.any(String)],
    ]);
    expect(JSON.stringify(await entries())).not.toContain('diaspal');
  });

  it('has no gap and no fork, however many write at once', async () => {
    const before = (await entries()).length;
    const accounts = Array.from({ length: 12 }, (_, index) => `lurah-31.71.01.100${(index % 6) + 1}`);
    await Promise.all(accounts.map((account) => world.signIn(account)));
    expect((await entries()).map(({ seq }) => Number(seq))).toEqual(
      Array.from({ length: before + 12 }, (_, index) => index + 1),
    );
    expect(await verify()).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${before + 12} entries`),
    });
  });

  it('cannot be changed through the database’s front door, and not unnoticed through the back', async () => {
    await expect(world.db.query(`UPDATE audit_entries SET account = 'x'`)).rejects.toThrow('only added to');
    await expect(world.db.query('DELETE FROM audit_entries')).rejects.toThrow('only added to');
    const head = /Head: (\w{64})/.exec((await verify()).said)?.[1] ?? '';
    await world.signIn('admin');
    expect(await verify('--head', head)).toMatchObject({ code: 0 });

    const behind = (sql: string): Promise<unknown> =>
      world.db.query(
        `BEGIN; ALTER TABLE audit_entries DISABLE TRIGGER ALL; ${sql}; ALTER TABLE audit_entries ENABLE TRIGGER ALL; COMMIT`,
      );
    const said = (await entries())[1]?.details ?? '';
    await behind(
      `UPDATE audit_entries SET details = replace(details, 'coordinating', 'resolved') WHERE seq = 2`,
    );
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('Entry 2 of') });
    await behind(`UPDATE audit_entries SET details = '${said}' WHERE seq = 2`);
    expect(await verify()).toMatchObject({ code: 0 });

    await behind(`DELETE FROM audit_entries WHERE seq > 3`);
    expect(await verify()).toMatchObject({ code: 0 });
    expect(await verify('--head', head)).toMatchObject({ code: 1, said: expect.stringContaining('head') });
    await behind(`DELETE FROM audit_entries WHERE seq = 2`);
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('Entry 2 of') });
  });
});
