import { fastify } from 'fastify';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

// What filing would cost if it were nothing but storing: the same three rows in one statement per request,
// without validation, categories, boundaries, encryption, idempotency or a job.
const INSERT = `
  WITH filed AS (
    INSERT INTO complaints (id, number, tracking_secret_hash, city_prefix, category_code, channel, description,
      lat, lng, address, filed_at, filed_on, first_response_due_at, resolution_due_at, status, last_event, last_event_at)
    VALUES ($1, $2, $3, 'JKT', $4, 'api', $5, $6, $7, $8, $9, ($9 AT TIME ZONE 'Asia/Jakarta')::date, $10, $11, 'received', 1, $9)
    RETURNING id, filed_at
  ), begun AS (
    INSERT INTO complaint_events (complaint_id, seq, at, kind, status)
    SELECT id, 1, filed_at, 'filed', 'received' FROM filed
  )
  INSERT INTO reporters (complaint_id, sealed) SELECT id, $12 FROM filed`;

const HOUR = 3_600_000;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const server = fastify();

server.post('/complaints', async ({ body }, reply) => {
  const id = uuid();
  const number = `JKT-26-${id}`;
  const filedAt = Date.now();
  const values = [
    id,
    number,
    randomBytes(32),
    body.category,
    body.description,
    body.location.lat,
    body.location.lng,
    body.address,
    ...[0, 24 * HOUR, 168 * HOUR].map((later) => new Date(filedAt + later)),
    Buffer.from(JSON.stringify(body.reporter)),
  ];
  await pool.query({ name: 'file', text: INSERT, values });
  reply.code(201);
  return { id, number, status: 'received', filedAt: new Date(filedAt).toISOString() };
});

await server.listen({ port: 0, host: '127.0.0.1' });
console.log(`listens at ${server.server.address().port}.`);
process.once('SIGTERM', () => process.exit(0));
