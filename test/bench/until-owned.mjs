import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until so many complaints were filed and none is pending. */
export async function untilOwned(world, count) {
  for (;;) {
    const [seen] = await world.query(
      `SELECT count(*)::int AS filed, count(*) FILTER (WHERE status = 'received')::int AS pending FROM complaints`,
    );
    if (seen.filed >= count && seen.pending === 0) return;
    await sleep(250);
  }
}
