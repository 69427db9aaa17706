import { assertSchemaCompatibility, LATEST_SCHEMA_VERSION, runMigrations } from 'bullmq';
import pg from 'pg';
import { OperatorError } from '../common/operator-error.js';
import { QUEUES_SCHEMA } from './backend.js';
import { jobKinds } from './jobs.js';

/**
 * Lays the tables of the queues into PostgreSQL before any queue is opened: whoever opens one may not make tables.
 *
 * @param databaseUrl signs in as the owner of the tables
 */
export async function prepareQueues(databaseUrl: string): Promise<void> {
  await inSession(databaseUrl, async (session) => {
    await runMigrations(session, QUEUES_SCHEMA);
    await makeSequences(session);
  });
}

/**
 * Looks for the tables of the queues where the application's role cannot lay them.
 *
 * @throws OperatorError where they are not there, or are older than this version
 */
export async function refuseUnpreparedQueues(databaseUrl: string): Promise<void> {
  const version = await inSession(databaseUrl, (session) =>
    assertSchemaCompatibility(session, QUEUES_SCHEMA).catch(() => 0),
  );
  if (version >= LATEST_SCHEMA_VERSION) return;
  throw new OperatorError(
    'The tables of the queues are missing or of an older version, and the user in DATABASE_URL may not make them.',
    'Run "npm run tanggap -- database prepare" with DATABASE_OWNER_URL, and start again.',
  );
}

async function inSession<T>(databaseUrl: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client({ connectionString: databaseUrl });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

/** BullMQ makes a sequence for each queue when its first job is added, which the application's role may not. */
async function makeSequences(session: pg.Client): Promise<void> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS queue, ${QUEUES_SCHEMA}.job_id_seq_name(queue) AS name
     WHERE to_regclass('${QUEUES_SCHEMA}.' || name) IS NULL`,
    [jobKinds.map(({ name }) => name)],
  );
  for (const { name } of rows) await session.query(`CREATE SEQUENCE ${QUEUES_SCHEMA}.${name}`);
}
