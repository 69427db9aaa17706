import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until so many complaints were filed and none is pending. */
export async function untilOwned(world, count) {
  for (;;) {
    // Reads the index of what is pending. To count all complaints each time would slow down what is measured.
    const [{ pending }] = await world.query(
      `SELECT EXISTS (SELECT FROM complaints WHERE status = 'received') AS pending`,
    );
    if (!pending) {
      const [{ filed }] = await world.query('SELECT count(*)::int AS filed FROM complaints');
      if (filed >= count) return;
    }
    await sleep(250);
  }
}
