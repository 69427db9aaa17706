import { AreaDirectoryService } from '../../../dist/src/areas/area-directory.service.js';
import { connect } from '../../../dist/src/database/prepare.js';
import { entities } from '../../../dist/src/bootstrap/entities.js';
import { knownPoints, realPoints } from '../bodies.mjs';
import { shown, table } from '../table.mjs';

export const title = 'Locate: nanoseconds a lookup';

/** Which kelurahan a point lies in, by the boundaries that Tanggap carries. */
export async function measure(place, { rounds, quick }) {
  const world = await place.openWorld();
  const db = await connect(world.databaseUrl, entities);
  const areas = new AreaDirectoryService(db);
  await areas.onModuleInit();
  const lookups = quick ? 200_000 : 1_000_000;
  const random = Array.from({ length: 10_000 }, () => ({
    lat: -6.38 + Math.random() * 0.3,
    lng: 106.68 + Math.random() * 0.3,
  }));
  const sides = [
    ['known points, one in every kelurahan at least', knownPoints],
    ['locations of complaints', realPoints],
    ['random points of the rectangle around the city', random],
  ].map(([name, points]) => ({ name, points, times: [] }));
  const timeOf = (points, count) => {
    const began = performance.now();
    for (let index = 0; index < count; index++) areas.locate(points[index % points.length]);
    return ((performance.now() - began) * 1e6) / count;
  };
  for (const { points } of sides) timeOf(points, 50_000);
  for (let round = 0; round < rounds; round++) {
    for (const { points, times } of sides) times.push(timeOf(points, lookups));
  }
  areas.onApplicationShutdown();
  await db.destroy();
  await world.close();
  return table(
    ['points', 'ns'],
    sides.map(({ name, times }) => [name, shown(times)]),
  );
}
