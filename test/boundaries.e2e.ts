import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Polygons } from '../src/areas/boundary.entity.js';
import { buildLocate } from '../src/areas/locate.js';
import { hasSharedData, knownPoints, sharedFile } from './support/data.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

/** The part of the 2,670 points whose kelurahan is certain that the stored boundaries locate in it; the process is asked for some. */
async function shareRight(world: World): Promise<number> {
  const { rows } = await world.db.query<{ code: string; polygons: Polygons }>(
    'SELECT area_code AS code, polygons FROM boundaries',
  );
  const locate = buildLocate(rows);
  const points = knownPoints();
  for (const { lat, lng } of points.filter((_, nth) => nth % 20 === 0)) {
    const { body } = await world.ask('GET', `/areas/locate?lat=${lat}&lng=${lng}`);
    expect(body.code).toBe(locate({ lat, lng })?.code ?? 'outside_city');
  }
  return points.filter((point) => locate(point)?.code === point.code).length / points.length;
}

describe('boundaries', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const fileOf = (text: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'boundaries-')), 'boundaries.geojson');
    writeFileSync(file, text);
    return file;
  };
  const importFile = (file: string): Promise<{ code: number | string; said: string }> =>
    world.command('areas', 'import-boundaries', file, '--code-property', 'code');
  const square = (code: string, west: number): object => {
    const [east, south, north] = [west + 0.01, -6.2, -6.19];
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
    return {
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  };
  const collection = (...features: object[]): string =>
    JSON.stringify({ type: 'FeatureCollection', features });

  it('from the carried cells locate at least 98 % of the known points', async () => {
    expect(await shareRight(world)).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ['is no JSON', '{', ['no JSON']],
    [
      'names an unknown code',
      collection(square('31.71.01.1001', 106.8), square('31.99', 106.82)),
      ['feature 2 (31.99)', 'no kelurahan'],
    ],
    [
      'claims ground twice',
      collection(square('31.71.01.1001', 106.8), square('31.71.01.1002', 106.805)),
      ['31.71.01.1001 and 31.71.01.1002 claim the same ground'],
    ],
  ])('from a file that %s change nothing, and the message names the fault', async (_, text, words) => {
    const before = await world.db.query(
      'SELECT sum(hashtext(polygons::text)), max(imported_at) FROM boundaries',
    );
    const { code, said } = await importFile(fileOf(text));
    expect(code).toBe(1);
    for (const word of words) expect(said).toContain(word);
    expect(said).not.toContain('    at ');
    expect(
      (await world.db.query('SELECT sum(hashtext(polygons::text)), max(imported_at) FROM boundaries')).rows,
    ).toEqual(before.rows);
  });

  if (hasSharedData) {
    it('imported exactly locate at least 99.9 % of the known points, in the process that already runs', async () => {
      const file = sharedFile('areas/jakarta-kelurahan-boundaries.geojson');
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ type: 'FeatureCollection' });
      expect(await importFile(file)).toMatchObject({
        code: 0,
        said: expect.stringContaining('267 kelurahan'),
      });
      const source = (): Promise<string> =>
        world
          .ask<{ properties: { source: string } }>('GET', '/areas/31.71.01.1001/boundary')
          .then(({ body }) => body.properties.source);
      await eventually(source, (seen) => seen === 'jakarta-kelurahan-boundaries.geojson');
      expect(await shareRight(world)).toBeGreaterThanOrEqual(0.999);
    });
  }
});
