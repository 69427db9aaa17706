import { type World } from './world.js';

/** Everything that the database holds, of every table and the queue's too, as text; bytes as they are and in hexadecimal. */
export async function allStored({ db }: World): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ all: string | null }>(
      `SELECT string_agg(each::text, E'\\n') AS all FROM ${name} each`,
    );
    texts.push(rows[0]?.all ?? '');
  }
  return texts.join('\n');
}

/** Whether a text is anywhere in it, plain or as bytes. */
export function holds(stored: string, text: string): boolean {
  return stored.includes(text) || stored.includes(Buffer.from(text).toString('hex'));
}
