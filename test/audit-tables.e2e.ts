import { type DataSource, type EntityManager } from 'typeorm';
import { chainEvents } from '../src/complaints/core/chain/chain-events.js';
import { Complaint } from '../src/complaints/core/complaint.entity.js';
import { TABLES_WITHOUT_ENTITY } from '../src/bootstrap/entities.js';
import { prepare } from '../src/database/prepare.js';
import { eraseOnRequest } from '../src/complaints/privacy/erasures.service.js';
import { recordCommand } from '../src/audit/by-command.js';
import { CHAIN, PROTECTED, UNPROTECTED } from '../src/audit/protected-tables.js';
import { recordMigrations } from '../src/audit/record-migrations.js';
import { faultsOfTable, verifyRows } from '../src/audit/verify-rows.js';
import { removeDemoComplaints } from '../src/seed/demo/demo-complaints.js';
import { faultOfChain, openAuditedDatabase, writeComplaints } from './support/audited-world.js';
import { columnsOf, handiworkOn, tablesOf, undone } from './support/by-hand.js';

jest.setTimeout(60_000);

/** Columns that are left out: of complaints those that `metrics verify` compares with the events. */
const COUNTED = [
  'unit_code',
  'first_responded_at',
  'resolved_at',
  'rejection_reason',
  'merged_into',
  'followed_status',
  'closes_at',
  'known_at',
];
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  complaints: COUNTED,
  accounts: ['told_of_failures_at'],
};
const PAST_TRIGGERS = 'SET LOCAL session_replication_role = replica';

describe('everything that a published number depends on', () => {
  let db: DataSource;
  beforeAll(async () => {
    db = await openAuditedDatabase();
    // So that any value can be put into any column; keys stay.
    await db.query(`
      DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT conname, conrelid::regclass AS held FROM pg_constraint
                    WHERE contype IN ('c', 'f', 'u', 'x') AND connamespace = current_schema()::regnamespace ORDER BY contype = 'u'
        LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.held, each.conname); END LOOP;
        FOR each IN SELECT indexrelid::regclass AS index FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
                    WHERE indisunique AND NOT indisprimary AND relnamespace = current_schema()::regnamespace
        LOOP EXECUTE format('DROP INDEX %s', each.index); END LOOP;
      END $$`);
  });
  afterAll(() => db.destroy());

  /** Works in a transaction of which nothing stays. */
  const within = (work: (manager: EntityManager) => Promise<void>): Promise<void> =>
    db
      .transaction(async (manager) => {
        await work(manager);
        throw new Error('nothing stays');
      })
      .catch((fault: Error) => {
        if (fault.message !== 'nothing stays') throw fault;
      });
  it('is in order when it was written by the program', async () => {
    expect(await verifyRows(db, () => undefined)).toEqual({ rows: expect.any(Number), faults: [] });
    expect(await faultOfChain(db.manager)).toBeUndefined();
    for (const table of Object.keys(PROTECTED))
      expect({ table, rows: (await db.query<unknown[]>(`SELECT FROM ${table}`)).length }).not.toMatchObject({
        rows: 0,
      });
  });

  it('has an entity for every table, or a reason why there is none', async () => {
    const mapped = db.entityMetadatas.map(({ tableName }) => tableName);
    const decided = [...mapped, ...Object.keys(TABLES_WITHOUT_ENTITY)];
    expect(decided.sort()).toEqual(await tablesOf(db.manager));
  });

  it('is in a table that is protected, or the table has its reason', async () => {
    const decided = [...Object.keys(PROTECTED), ...CHAIN, ...Object.keys(UNPROTECTED)];
    expect((await tablesOf(db.manager)).sort()).toEqual(decided.sort());
  });

  it('is followed by triggers by the same columns that are compared', async () => {
    const rows = await db.query<{ table: string; args: string }[]>(
      `SELECT DISTINCT tgrelid::regclass::text AS "table", replace(encode(tgargs, 'escape'), '\\000', ';') AS args
       FROM pg_trigger WHERE tgfoid = 'row_changes_follow'::regproc`,
    );
    const followed = Object.fromEntries(rows.map(({ table, args }) => [table, args]));
    const compared = Object.entries(PROTECTED).map(([table, { key, omitted = [] }]) => [
      table,
      `${key.join(',')};${omitted.join(',')};`,
    ]);
    expect(followed).toEqual(Object.fromEntries(compared));
  });

  it.each(Object.keys(PROTECTED))('is named when somebody alters %s by hand', async (table) => {
    await within(async (manager) => {
      const columns = await columnsOf(manager, table);
      const passes: string[] = [];
      for (const [what, sql] of Object.entries(handiworkOn(table, columns))) {
        const found = await undone(manager, [PAST_TRIGGERS, sql], (same) => faultsOfTable(same, table));
        if (found.length === 0) passes.push(what);
      }
      expect(passes).toEqual(
        (LEFT_OUT[table] ?? []).map((column) => `change ${column}`).sort(byPlace(columns)),
      );
    });
  });

  it.each(Object.keys(PROTECTED))(
    'is named, or refused, when %s is altered without switching triggers off',
    async (table) => {
      await within(async (manager) => {
        const columns = await columnsOf(manager, table);
        const { insert = '', delete: remove = '', truncate = '', ...changes } = handiworkOn(table, columns);
        const change = Object.entries(changes).find(
          ([what]) => !columns.some(({ inKey, name }) => inKey && what.endsWith(` ${name}`)),
        );
        for (const sql of [change?.[1] ?? '', insert, remove]) {
          const found = await undone(manager, [sql], (same) => faultsOfTable(same, table)).catch(
            (fault: Error) => [fault.message],
          );
          expect({ sql, found }).not.toMatchObject({ found: [] });
        }
        await expect(undone(manager, [truncate], () => Promise.resolve())).rejects.toThrow('only added to');
      });
    },
  );

  it.each(CHAIN)('is named when somebody alters %s by hand', async (table) => {
    await within(async (manager) => {
      const { insert, ...rest } = handiworkOn(table, await columnsOf(manager, table));
      const passes: string[] = [];
      // A second head cannot be: its key allows one row.
      for (const [what, sql] of Object.entries(table === 'audit_head' ? rest : { insert, ...rest })) {
        const found = await undone(manager, [PAST_TRIGGERS, sql ?? ''], faultOfChain);
        if (found === undefined) passes.push(what);
      }
      expect(passes).toEqual([]);
    });
  });

  it.each(['complaint_events', 'audit_entries', 'event_seals', 'row_hashes', 'erasures', 'inspection_seeds'])(
    'cannot be changed, removed or emptied in %s',
    async (table) => {
      const handiwork = handiworkOn(table, await columnsOf(db.manager, table));
      await within(async (manager) => {
        for (const [, sql] of Object.entries(handiwork).filter(([what]) => what !== 'insert'))
          await expect(undone(manager, [sql], () => Promise.resolve())).rejects.toThrow('only added to');
      });
    },
  );
});

describe('an attack on the trail', () => {
  let db: DataSource;
  beforeEach(async () => (db = await openAuditedDatabase()));
  afterEach(() => db.destroy());

  const faults = async (): Promise<string[]> => [
    ...(await verifyRows(db, () => undefined)).faults.map(({ table, fault }) => `${table} ${fault}`),
    ...[(await faultOfChain(db.manager)) ?? []].flat(),
  ];
  const past = (sql: string): Promise<unknown> => db.query(`BEGIN; ${PAST_TRIGGERS}; ${sql}; COMMIT`);
  const seal = (): Promise<number> => chainEvents(db, () => new Date());
  const endTenures = `UPDATE tenures SET until_day = from_day + 20`;

  it('is not covered up by a command that changes the same row later', async () => {
    await past(endTenures);
    expect(await faults()).toEqual(['tenures was changed']);
    await db.transaction(async (manager) => {
      await manager.query('UPDATE tenures SET until_day = from_day + 30');
      await recordCommand(manager, 'officials.imported', 'officials');
    });
    expect(await faults()).toEqual(['tenures had been changed before its last change']);
  });

  it('is not vouched for by an entry of another transaction', async () => {
    await db.query(endTenures);
    await db.query('UPDATE row_changes SET xid = (pg_current_xact_id()::text::bigint + 1)::text::xid8');
    await db.transaction((manager) => recordCommand(manager, 'officials.imported', 'officials'));
    await recordMigrations(db);
    expect((await faults()).sort()).toEqual([
      'tenure_versions was changed',
      'tenure_versions was put in',
      'tenures was changed',
    ]);
  });

  it('cannot put words into a citizen’s mouth, nor have them sealed', async () => {
    await db.query(
      `INSERT INTO complaint_words (complaint_id, seq, words) SELECT complaint_id, 4, 'Puas sekali.' FROM complaint_events WHERE seq = 4 LIMIT 1`,
    );
    expect(await faults()).toEqual(['complaint_words was put in']);
    await past(
      'UPDATE published_events SET position = position + 1000 WHERE complaint_id IN (SELECT complaint_id FROM complaint_words WHERE seq = 4) AND seq = 4',
    );
    await seal();
    expect(await faults()).toEqual([expect.stringMatching(/event 4 of complaint .* is sealed twice/)]);
  });

  it('cannot remove a complaint with its seal and the end of the trail', async () => {
    await past(`
      CREATE TEMP TABLE gone AS SELECT DISTINCT unnest(complaint_ids) AS id FROM event_seals;
      DELETE FROM audit_entries WHERE seq >= (SELECT seq FROM audit_entries WHERE action = 'events.sealed');
      DELETE FROM row_hashes WHERE entry NOT IN (SELECT seq FROM audit_entries);
      DELETE FROM event_seals; DELETE FROM inspections; DELETE FROM inspection_seeds; DELETE FROM erasures;
      DELETE FROM complaint_words; DELETE FROM complaint_events; DELETE FROM complaints WHERE id IN (SELECT id FROM gone)`);
    expect(await faults()).toEqual([expect.stringMatching(/^entry \d+$/)]);
    await db.transaction((manager) => recordCommand(manager, 'session.began', 'later'));
    expect(await faults()).toEqual([expect.stringMatching(/^entry \d+$/)]);
  });

  it('is not what a citizen asks for: what is erased leaves nothing to guess it by, and all is in order', async () => {
    const kept = (): Promise<unknown[]> =>
      db.query('SELECT salt, tracking_secret_hash FROM complaints ORDER BY id');
    const before = await kept();
    await writeComplaints((db.options as { url: string }).url);
    await erase();
    expect(await db.query('SELECT FROM complaint_words')).toEqual([]);
    expect(JSON.stringify(await kept())).not.toContain(JSON.stringify(before[0]));
    expect(await faults()).toEqual([]);
    // Three of them were not sealed yet when their citizens were erased.
    expect(await seal()).toBe(12);
    expect(await faults()).toEqual([]);
  });

  it('is not the removal of demo data', async () => {
    await writeComplaints((db.options as { url: string }).url);
    await db.query(
      'UPDATE complaints SET demo = true WHERE id IN (SELECT complaint_id FROM unpublished_events WHERE seq = 1)',
    );
    await db.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at)
         SELECT gen_random_uuid(), id, 4, '2026-02', now() FROM complaints WHERE demo`,
      );
      await recordCommand(manager, 'complaint.resolved', 'demo');
    });
    // The hash chain has passed them over by the time they are removed.
    await seal();
    expect(await removeDemoComplaints(db)).toBe(3);
    expect(await faults()).toEqual([]);
    await writeComplaints((db.options as { url: string }).url);
    expect(await seal()).toBe(12);
    expect(await faults()).toEqual([]);
  });

  it('is told from an upgrade: what a database of an older version holds is first hashed then', async () => {
    const [{ migrations }] = await db.query<[{ migrations: number }]>(
      'SELECT count(*)::int AS migrations FROM migrations WHERE timestamp >= 1764000000035',
    );
    for (let undo = migrations; undo > 0; undo--) await db.undoLastMigration();
    await past('DELETE FROM audit_entries');
    await prepare(db, () => recordMigrations(db));
    expect((await verifyRows(db, () => undefined)).faults).toEqual([]);
    const [entry] = await db.query<{ details: string }[]>(
      `SELECT details FROM audit_entries WHERE action = 'schema.migrated'`,
    );
    expect(JSON.parse(entry?.details ?? '{}')).toMatchObject({
      migrations: expect.arrayContaining([expect.stringContaining('1764000000036')]),
      changed: { complaints: { rows: 3 }, complaint_words: { rows: 3 }, tenures: { rows: 1 } },
    });
    await db.query(endTenures);
    expect(await faults()).toContain('tenures was changed');
  });

  const erase = (): Promise<void> =>
    db.transaction(async (manager) => {
      for (const complaint of await manager.find(Complaint))
        await eraseOnRequest(manager, complaint, new Date(), 'command', []);
    });
});

function byPlace(columns: readonly { name: string }[]): (a: string, b: string) => number {
  const place = (what: string): number => columns.findIndex(({ name }) => what === `change ${name}`);
  return (a, b) => place(a) - place(b);
}
