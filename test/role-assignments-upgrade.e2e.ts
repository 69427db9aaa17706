import { DataSource } from 'typeorm';
import { RoleAssignments1764000000042 } from '../migrations/1764000000042-role-assignments.js';
import { GAMBIR } from './support/citizen.js';
import { copyTemplate } from './support/world.js';

jest.setTimeout(60_000);

describe('accounts of before desks belonged to a city', () => {
  it('have the first city, and no other; what is closed does not come back with an older version', async () => {
    const db = await new DataSource({ type: 'postgres', url: await copyTemplate() }).initialize();
    const runner = db.createQueryRunner();
    const migration = new RoleAssignments1764000000042();
    const rows = (): Promise<unknown> =>
      runner.query(
        `SELECT email, kind, role, city_prefix AS city, from_day::text AS since
         FROM accounts LEFT JOIN role_assignments ON account_id = accounts.id WHERE email LIKE '_@%' ORDER BY email`,
      );
    await runner.query(`
      INSERT INTO cities (prefix, root_code, name, time_zone) VALUES ('NYR', 'NYR', 'Nyiur', 'Asia/Makassar');
      INSERT INTO areas (code, level, name, city_prefix) VALUES ('NYR', 'city', 'Nyiur', 'NYR')`);
    await migration.down(runner);
    await runner.query(`
      INSERT INTO people (id, name, email) VALUES ('00000000-0000-0000-0000-000000000001', 'Meja', 'meja@example.com');
      INSERT INTO postings (id, person_id, office_code, from_day)
        VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'triage', '2026-01-01');
      INSERT INTO accounts (id, email, password_hash, kind, office_code) VALUES
        ('00000000-0000-0000-0000-00000000000a', 'a@example.com', '', 'administrator', NULL),
        (gen_random_uuid(), 'b@example.com', '', 'communications', NULL),
        (gen_random_uuid(), 'c@example.com', '', 'office', 'triage'),
        (gen_random_uuid(), 'd@example.com', '', 'office', '${GAMBIR}');
      INSERT INTO audit_entries (seq, at, account, action, subject, details, hash) VALUES (1000000, '2025-12-31T20:00Z', 'command',
        'account.opened', '00000000-0000-0000-0000-00000000000a', '{}', '\\x00')`);
    await migration.up(runner);
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    expect(await rows()).toEqual([
      { email: 'a@example.com', kind: 'desk', role: 'administrator', city: 'JKT', since: '2026-01-01' },
      { email: 'b@example.com', kind: 'desk', role: 'communications', city: 'JKT', since },
      { email: 'c@example.com', kind: 'desk', role: 'triage', city: 'JKT', since },
      { email: 'd@example.com', kind: 'office', role: null, city: null, since: null },
    ]);
    expect(await runner.query('SELECT city_prefix AS city FROM postings')).toEqual([{ city: 'JKT' }]);

    await runner.query(
      `UPDATE accounts SET closed_at = now(), closed_why = 'x' WHERE email = 'a@example.com'`,
    );
    await migration.down(runner);
    expect(
      await runner.query(`SELECT email, kind FROM accounts WHERE email LIKE '_@%' ORDER BY email`),
    ).toEqual([
      { email: 'b@example.com', kind: 'communications' },
      { email: 'c@example.com', kind: 'office' },
      { email: 'd@example.com', kind: 'office' },
    ]);
    await runner.release();
    await db.destroy();
  });
});
