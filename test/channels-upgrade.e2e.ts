import { randomUUID } from 'node:crypto';
import { WhoFiled1764000000031 } from '../migrations/1764000000031-who-filed.js';
import { connect } from '../src/database/prepare.js';
import { copyTemplate } from './support/world.js';

jest.setTimeout(60_000);

describe('an upgrade from when everyone filed on every channel', () => {
  it('lets ids of the app and of imports bind, and what strangers claimed before the app bind nobody', async () => {
    const db = await connect(await copyTemplate(), []);
    const runner = db.createQueryRunner();
    const migration = new WhoFiled1764000000031();
    await migration.down(runner);
    await db.query(
      `INSERT INTO api_clients (id, name, channel, created_at) VALUES ($1, 'Qlue', 'qlue', '2026-02-01')`,
      [randomUUID()],
    );
    const file = async (
      externalId: string,
      channel: string,
      filedAt: string,
      isFiled: boolean,
    ): Promise<void> => {
      await db.query(
        `INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, external_id, description,
           address, filed_at, filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
         SELECT gen_random_uuid(), 'OLD-' || $1, '', 'JKT', 'road', $2, $1, 'Lubang', 'Di sini', $3, '2026-01-01', now(), now(),
           'received', 0, $3`,
        [externalId, channel, filedAt],
      );
      if (isFiled)
        await db.query(
          `INSERT INTO idempotency_keys (key_hash, request_hash, answer, used_at)
           VALUES (sha256(convert_to($1, 'UTF8')), '', '', 'infinity')`,
          [JSON.stringify(['external', channel, externalId])],
        );
    };
    await file('a "quoted" é', 'qlue', '2026-01-31', true);
    await file('own', 'qlue', '2026-02-02', true);
    await file('stranger', 'jaki', '2026-02-02', true);
    await file('imported', 'jaki', '2026-01-02', false);
    await migration.up(runner);
    const bound = await db.query<{ external_id: string; external_bound: boolean; kept: boolean }[]>(
      `SELECT external_id, external_bound, EXISTS (
         SELECT FROM idempotency_keys WHERE key_hash = sha256(convert_to('["external","' || channel || '",' || to_json(external_id) || ']', 'UTF8'))) AS kept
       FROM complaints WHERE number LIKE 'OLD-%' ORDER BY external_id`,
    );
    await runner.release();
    await db.destroy();
    expect(bound).toEqual([
      { external_id: 'a "quoted" é', external_bound: false, kept: false },
      { external_id: 'imported', external_bound: true, kept: false },
      { external_id: 'own', external_bound: true, kept: true },
      { external_id: 'stranger', external_bound: false, kept: false },
    ]);
  });
});
