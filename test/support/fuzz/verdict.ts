import { scrape } from '../telemetry.js';
import { eventually, type World } from '../world.js';
import { type Watched } from './watched.js';
import { type Campaign } from './campaign.js';

/** How long the event loop may do one thing only, in milliseconds on the processor. */
const LONGEST_HOLD = 250;
/** How much the memory of a process that has just started may have grown, in bytes. */
const MOST_GROWTH = 400 * 1_048_576;

/** Characters that no text of ours holds: controls, and what stands for bytes that could not be read. */
const FOREIGN = '[\\x01-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\uFFFD]';

export async function memoryOf(world: World): Promise<number> {
  return (await scrape(world.base)).get('process_resident_memory_bytes') ?? NaN;
}

/**
 * What is wrong after a campaign, in words; nothing where all is as it should be.
 *
 * @param before bytes that the process held at its beginning
 */
export async function verdict(
  { world, holds }: Watched,
  { filed, steps, faults }: Campaign,
  before: number,
): Promise<string[]> {
  const found = [...faults];
  for (const { held, requests } of holds())
    if (held > LONGEST_HOLD)
      found.push(`the event loop was held for ${held} ms after ${requests.join(', ')}`);
  await world.db.query('DELETE FROM sign_in_failures');
  const admin = await world.signIn('admin');
  const { body: integrity } = await eventually(
    () => world.ask<Record<string, number>>('GET', '/integrity', { token: admin }),
    ({ body }) => body.pending === 0,
  );
  if (integrity.lost !== 0 || integrity.accepted !== filed.size)
    found.push(`${filed.size} filings were answered, and the integrity is ${JSON.stringify(integrity)}`);

  const { rows } = await world.db.query<{ number: string; steps: number }>(
    `SELECT c.number, count(*) FILTER (WHERE e.kind NOT IN ('filed', 'routed'))::int AS steps
     FROM complaints c LEFT JOIN complaint_events e ON e.complaint_id = c.id GROUP BY c.number`,
  );
  for (const { number, steps: stored } of rows) {
    if (!filed.has(number)) found.push(`${number} is stored, and no answer named it`);
    if (stored > (steps.get(number) ?? 0))
      found.push(`${number} has ${stored} steps, of which ${steps.get(number) ?? 0} were answered`);
  }
  found.push(...(await foreignTexts(world)));

  for (const command of [
    ['metrics', 'verify'],
    ['audit', 'verify'],
  ]) {
    const { code, said } = await world.command(...command);
    if (code !== 0) found.push(`${command.join(' ')} says: ${said}`);
  }
  const grown = (await memoryOf(world)) - before;
  if (grown > MOST_GROWTH) found.push(`the process has grown by ${Math.round(grown / 1_048_576)} MB`);
  return found;
}

/** Looks into every text of the database. */
async function foreignTexts({ db }: World): Promise<string[]> {
  const { rows } = await db.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type IN ('text', 'character varying', 'json', 'jsonb')`,
  );
  const found: string[] = [];
  for (const { table, column } of rows) {
    const { rowCount } = await db.query(`SELECT FROM "${table}" WHERE "${column}"::text ~ $1 LIMIT 1`, [
      FOREIGN,
    ]);
    if (rowCount !== 0) found.push(`${table}.${column} holds what no text should`);
  }
  return found;
}
