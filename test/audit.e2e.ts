import { DataSource } from 'typeorm';
import { verifyChainedEvents } from '../src/complaints/core/chain/verify-chain.js';
import { citizenOf, GAMBIR } from './support/citizen.js';
import { shown } from './support/photographer.js';
import { openWorld, PASSWORD, type World } from './support/world.js';

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
  /** How many there are of the city's beginnings. */
  let before = 0;
  beforeAll(async () => {
    world = await openWorld();
    before = (await entries()).length;
  });
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
    await act('resolutions', await shown(world, 'Sudah diaspal ulang.'));
    await world.command('accounts', 'open', 'humas@example.com', '--role', 'communications');

    const story = (await entries())
      .slice(before)
      .map(({ account, action, subject }) => [account, action, subject]);
    expect(story).toEqual([
      ['Lurah Gambir', 'session.began', expect.any(String)],
      ['Lurah Gambir', 'complaint.coordinated', number],
      ['Lurah Gambir', 'complaint.resolved', number],
      ['command', 'account.opened', expect.any(String)],
    ]);
    expect(JSON.stringify(await entries())).not.toContain('diaspal');
  });

  it('has no gap and no fork, however many write at once', async () => {
    const accounts = Array.from({ length: 12 }, (_, index) => `lurah-31.71.01.100${(index % 6) + 1}`);
    await Promise.all(accounts.map((account) => world.signIn(account)));
    const all = await entries();
    expect(all.map(({ seq }) => Number(seq))).toEqual(all.map((_, index) => index + 1));
    expect(all.filter(({ action }) => action === 'session.began')).toHaveLength(13);
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringMatching(/✓ \d{2} entries/) });
  });

  it('keeps no more of what a browser calls itself than of the session', async () => {
    const body = { email: 'admin@tanggap.example', password: PASSWORD };
    await world.ask('POST', '/sessions', { body, headers: { 'user-agent': 'x'.repeat(9_000) } });
    const { details } = (await entries()).findLast(({ action }) => action === 'session.began') as Entry;
    expect(JSON.parse(details)).toEqual({ way: 'password', program: 'x'.repeat(200) });
  });

  it('cannot be changed through the database’s front door, and not unnoticed through the back', async () => {
    await expect(world.db.query(`UPDATE audit_entries SET account = 'x'`)).rejects.toThrow('only added to');
    await expect(world.db.query('DELETE FROM audit_entries')).rejects.toThrow('only added to');
    const head = /Head: (\w{64})/.exec((await verify()).said)?.[1] ?? '';
    await world.signIn('admin');
    expect(await verify('--head', head)).toMatchObject({ code: 0 });

    const all = await entries();
    const { seq, details } = all.find(({ action }) => action === 'complaint.coordinated') as Entry;
    const changed = details.replace('coordinating', 'resolved');
    await behind('audit_entries', `UPDATE audit_entries SET details = '${changed}' WHERE seq = ${seq}`);
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining(`Entry ${seq} of`) });
    await behind('audit_entries', `UPDATE audit_entries SET details = '${details}' WHERE seq = ${seq}`);

    const last = Number(seq) + 1;
    await behind('audit_entries', `DELETE FROM audit_entries WHERE seq > ${last}`);
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining(`Entry ${last + 1} of ${last}`),
    });
    // As if it had never been longer: the rows that a later entry vouched for tell, and the head that was noted.
    await behind(
      'audit_head',
      'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1)',
    );
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('✗ row_hashes') });
    expect(await verify('--head', head)).toMatchObject({ code: 1, said: expect.stringContaining('head') });
    await behind('audit_entries', `DELETE FROM audit_entries WHERE seq = ${seq}`);
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining(`Entry ${seq} of`) });
  });

  const behind = (table: string, sql: string): Promise<unknown> =>
    world.db.query(
      `BEGIN; ALTER TABLE ${table} DISABLE TRIGGER ALL; ${sql}; ALTER TABLE ${table} ENABLE TRIGGER ALL; COMMIT`,
    );
});

describe('the history of complaints in the audit trail', () => {
  let world: World;
  let db: DataSource;
  let number: string;
  let id: string;
  beforeAll(async () => {
    world = await openWorld();
    db = await new DataSource({ type: 'postgres', url: world.env.DATABASE_URL }).initialize();
    const citizen = citizenOf(world);
    number = await citizen.file();
    await citizen.routed(number);
    const token = await world.signIn(`lurah-${GAMBIR}`);
    const body = await shown(world, 'Sudah diaspal ulang.');
    await world.ask('POST', `/complaints/${number}/resolutions`, { token, body });
    const { rows } = await world.db.query<{ id: string }>('SELECT id FROM complaints WHERE number = $1', [
      number,
    ]);
    id = rows[0]?.id ?? '';
    // What waits for its seal is not complained of.
    expect((await verify()).said).toContain('0 events are as they were sealed, 3 wait');
    expect((await world.command('audit', 'seal')).said).toContain('3 events are sealed');
  });
  afterAll(async () => {
    await db.destroy();
    await world.close();
  });

  const verify = (): Promise<{ code: number | string; said: string }> => world.command('audit', 'verify');
  /** Does something past all triggers, looks what is noticed, and undoes it. */
  const noticed = async (
    change: string,
    undo: string,
    look = async () => (await verifyChainedEvents(db, () => undefined)).fault,
  ): Promise<string | undefined> => {
    const past = (sql: string): Promise<unknown> =>
      world.db.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);
    await past(change);
    const fault = await look();
    await past(undo);
    return fault;
  };

  it('is as it was sealed, and goes on being added to', async () => {
    expect(await verify()).toMatchObject({
      code: 0,
      said: expect.stringContaining('3 events are as they were sealed, 0 wait'),
    });
    expect((await world.command('audit', 'seal')).said).toContain('0 events are sealed');
  });

  it('cannot be changed, shortened or lengthened unnoticed', async () => {
    const where = `complaint_id = '${id}'`;
    expect(
      await noticed(
        `UPDATE complaint_events SET at = at - interval '3 days' WHERE ${where} AND seq = 3`,
        `UPDATE complaint_events SET at = at + interval '3 days' WHERE ${where} AND seq = 3`,
        async () => JSON.stringify(await verify()),
      ),
    ).toMatch(new RegExp(`"code":1,.*event 3 of complaint ${number} was changed`));
    expect(
      await noticed(
        `UPDATE complaint_events SET message = 'Sudah dicor.' WHERE ${where} AND seq = 3`,
        `UPDATE complaint_events SET message = 'Sudah diaspal ulang.' WHERE ${where} AND seq = 3`,
      ),
    ).toContain(`event 3 of complaint ${number} was changed`);
    expect(
      await noticed(
        `UPDATE complaints SET first_response_due_at = first_response_due_at + interval '9 days' WHERE id = '${id}'`,
        `UPDATE complaints SET first_response_due_at = first_response_due_at - interval '9 days' WHERE id = '${id}'`,
      ),
    ).toContain(`event 1 of complaint ${number} was changed`);
    expect(
      await noticed(
        `CREATE TABLE taken AS SELECT * FROM complaint_events WHERE ${where} AND seq = 2; DELETE FROM complaint_events WHERE ${where} AND seq = 2`,
        'INSERT INTO complaint_events SELECT * FROM taken',
      ),
    ).toContain(`event 2 of complaint ${number} is missing`);
    expect(
      await noticed(
        `INSERT INTO complaint_events (complaint_id, seq, at, kind, status, answers) SELECT complaint_id, 4, at, 'responded', 'in_progress', true FROM complaint_events WHERE ${where} AND seq = 3`,
        `DELETE FROM complaint_events WHERE ${where} AND seq = 4`,
      ),
    ).toContain(`event 4 of complaint ${number} was put in past Tanggap`);
    expect(
      await noticed(
        `UPDATE complaints SET demo = true WHERE id = '${id}'`,
        `UPDATE complaints SET demo = false WHERE id = '${id}'`,
      ),
    ).toContain(`of complaint ${number} was changed`);
    expect((await verifyChainedEvents(db, () => undefined)).fault).toBeUndefined();
  });

  it('cannot be changed together with its seal either', async () => {
    expect(
      await noticed(
        `CREATE TABLE seals AS SELECT * FROM event_seals; UPDATE event_seals SET hashes[3] = sha256('x')`,
        'UPDATE event_seals SET hashes = seals.hashes FROM seals WHERE seals.id = event_seals.id',
      ),
    ).toMatch(/the seal of entry \d+ is not what was written/);
    expect(await noticed('DELETE FROM event_seals', 'INSERT INTO event_seals SELECT * FROM seals')).toMatch(
      /the seal of entry \d+/,
    );
  });
});
