import { randomBytes } from 'node:crypto';
import { type EntityManager } from 'typeorm';

/** The seed of a month, `YYYY-MM`; made when the first closure of the month needs it, and never changed. */
export async function seedOf(manager: EntityManager, month: string): Promise<Buffer> {
  const [kept] = await find(manager, month);
  if (kept) return kept.seed;
  await manager.query('INSERT INTO inspection_seeds (month, seed) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    month,
    randomBytes(32),
  ]);
  const [made] = await find(manager, month);
  if (!made) throw new Error(`The month ${month} has no seed.`);
  return made.seed;
}

function find(manager: EntityManager, month: string): Promise<{ seed: Buffer }[]> {
  return manager.query('SELECT seed FROM inspection_seeds WHERE month = $1', [month]);
}
