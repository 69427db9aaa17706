import { runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUES_SCHEMA } from './backend.js';

/**
 * Lays the tables of the queues into PostgreSQL before any queue is opened: the many connections that open at a start
 * then find them there, and none of them has to have the patience for it.
 */
export async function prepareQueues(databaseUrl: string): Promise<void> {
  const session = new pg.Client({ connectionString: databaseUrl });
  await session.connect();
  try {
    await runMigrations(session, QUEUES_SCHEMA);
  } finally {
    await session.end();
  }
}
