import { type World } from './world.js';

/** Makes the database hold still where complaints are concerned, until what it gives is called, once or more. */
export async function holdComplaints(world: World): Promise<() => Promise<void>> {
  const lock = await world.db.connect();
  await lock.query('BEGIN; LOCK TABLE complaints IN ACCESS EXCLUSIVE MODE');
  let held = true;
  return async () => {
    if (!held) return;
    held = false;
    await lock.query('ROLLBACK');
    lock.release();
  };
}
