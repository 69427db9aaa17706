import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { keepFor } from '../../src/complaints/privacy/retention.js';
import { chainEvents } from '../../src/complaints/core/chain/chain-events.js';
import { verifyChainedEvents } from '../../src/complaints/core/chain/verify-chain.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { setFairTime } from '../../src/deadlines/fair-time.js';
import { setOfficeHours } from '../../src/deadlines/office-hours.js';
import { importPolicies } from '../../src/deadlines/policies.js';
import { entities } from '../../src/bootstrap/entities.js';
import { addClient } from '../../src/identity/api-clients/change-clients.js';
import { recordCommand } from '../../src/audit/by-command.js';
import { faultsOfHashes } from '../../src/audit/verify-rows.js';
import { verifyTrail } from '../../src/audit/verify.js';
import { importOfficials } from '../../src/officials/import-officials.js';
import { addStaff } from '../../src/officials/staff.js';
import { answered, hours, resolved, routed, writePast } from './past.js';
import { copyTemplate } from './world.js';

const GAMBIR = '31.71.01.1001';

/** A database that has rows in every table that the audit trail covers, all of them written as the program writes them. */
export async function openAuditedDatabase(): Promise<DataSource> {
  const url = await copyTemplate();
  const db = await new DataSource(dataSourceOptions(url, entities, 3)).initialize();
  const day = '2026-01-01';
  await importOfficials(
    db,
    `area_code,position,name,email,from,until,acting\n${GAMBIR},lurah,Lurah Satu,satu@example.com,${day},,\n`,
  );
  await addStaff(db, {
    email: 'staf@example.com',
    name: 'Staf',
    office: GAMBIR,
    unit: undefined,
    from: day,
    until: undefined,
  });
  await addClient(db, { name: 'Qlue', channel: 'qlue', perMinute: 60 });
  const change = { cityPrefix: 'JKT', source: 'SK 1/2026' };
  await setOfficeHours(db, 'mon-fri', '08:00-15:00', change);
  await importPolicies(
    db,
    'category,channel,first_response,first_response_in,resolution,resolution_in\nroad,,24,calendar_hours,5,working_days\n',
    change,
  );
  await setFairTime(db, '30', '3', change);
  await keepFor(db, 'JKT', '24', 'SK 2/2026');
  await writeComplaints(url);
  await chainEvents(db, () => new Date());
  await db.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO inspection_seeds VALUES ('2026-01', sha256('x')), ('2026-02', sha256('y'))`,
    );
    await manager.query(
      `INSERT INTO inspections (id, complaint_id, event_seq, month, closed_at)
       SELECT gen_random_uuid(), complaint_id, seq, '2026-01', at FROM complaint_events WHERE kind = 'resolved'`,
    );
    await manager.query(
      `INSERT INTO erasures (id, complaint_id, number, at, kinds, why, by_whom)
       SELECT gen_random_uuid(), id, number, now(), '{words,place}', 'request', 'citizen' FROM complaints LIMIT 1`,
    );
    await recordCommand(manager, 'complaint.inspected', 'two');
  });
  return db;
}

/** What the checks of the chain find, in words; nothing where all is as it was written. */
export async function faultOfChain(manager: EntityManager): Promise<string | undefined> {
  const { brokenAt } = await verifyTrail(manager, undefined, () => undefined);
  if (brokenAt !== undefined) return `entry ${brokenAt}`;
  const [ofHashes] = await faultsOfHashes(manager);
  return ofHashes?.key ?? (await verifyChainedEvents(manager, () => undefined)).fault;
}

/** Writes three complaints that are answered and resolved, with the words of their citizens; they are not sealed yet. */
export async function writeComplaints(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const filedAt = new Date('2026-01-05T08:00:00+07:00');
  const events = [
    routed(filedAt, GAMBIR),
    answered(hours(filedAt, 5), GAMBIR),
    resolved(hours(filedAt, 9), GAMBIR),
  ];
  await writePast(
    pool,
    Array.from({ length: 3 }, () => ({ filedAt, dueAt: hours(filedAt, 24), events })),
  );
  const unsealed = 'FROM unpublished_events WHERE seq = 3';
  await pool.query(
    `UPDATE complaints SET tracking_secret_hash = sha256('x') WHERE id IN (SELECT complaint_id ${unsealed})`,
  );
  await pool.query(
    `INSERT INTO complaint_words (complaint_id, seq, words) SELECT complaint_id, seq, 'Terima kasih.' ${unsealed}`,
  );
  await pool.end();
}
