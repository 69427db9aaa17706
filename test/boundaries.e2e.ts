import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasSharedData, knownPoints, sharedFile } from './support/data.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

interface Feature {
  properties: Record<string, string>;
  geometry: { type: string; coordinates: number[][][][] };
}

/** How many of the 2,670 points whose kelurahan is certain are located in it. */
async function shareRight(world: World): Promise<number> {
  const points = knownPoints();
  let right = 0;
  for (let start = 0; start < points.length; start += 50) {
    const part = points.slice(start, start + 50);
    const answers = await Promise.all(
      part.map(({ lat, lng }) => world.ask<{ code: string }>('GET', `/areas/locate?lat=${lat}&lng=${lng}`)),
    );
    right += answers.filter(({ body }, index) => body.code === part[index]?.code).length;
  }
  return right / points.length;
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
  const square = (code: string, lng: number, side = 0.01): Feature => ({
    properties: { code },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [lng, -6.2],
            [lng + side, -6.2],
            [lng + side, -6.2 + side],
            [lng, -6.2 + side],
            [lng, -6.2],
          ],
        ],
      ],
    },
  });
  const collection = (...features: Feature[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map((feature) => ({ type: 'Feature', ...feature })),
    });

  it('from the carried cells locate at least 98 % of the known points', async () => {
    expect(await shareRight(world)).toBeGreaterThanOrEqual(0.98);
  });

  const broken = square('31.71.01.1001', 106.8);
  broken.geometry.coordinates[0]?.[0]?.pop();
  const bowTie = square('31.71.01.1001', 106.8);
  bowTie.geometry.coordinates = [
    [
      [
        [106.8, -6.2],
        [106.81, -6.19],
        [106.81, -6.2],
        [106.8, -6.19],
        [106.8, -6.2],
      ],
    ],
  ];
  const flat = square('31.71.01.1001', 106.8, 0);
  const lost = square('31.71.01.1001', 1068);

  it.each([
    ['is no JSON', '{', ['no JSON']],
    ['holds no features', JSON.stringify({ type: 'FeatureCollection', features: [] }), ['FeatureCollection']],
    [
      'names an unknown code',
      collection(square('31.71.01.1001', 106.8), square('31.99', 106.82)),
      ['feature 2 (31.99)', 'no kelurahan'],
    ],
    [
      'gives a code twice',
      collection(square('31.71.01.1001', 106.8), square('31.71.01.1001', 106.9)),
      ['feature 2', 'earlier feature'],
    ],
    [
      'lacks the property',
      collection({ ...square('x', 106.8), properties: { kode: '31.71.01.1001' } }),
      ['feature 1', '"code"'],
    ],
    [
      'holds a point',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { properties: { code: '31.71.01.1001' }, geometry: { type: 'Point', coordinates: [1, 2] } },
        ],
      }),
      ['neither Polygon'],
    ],
    ['has an open ring', collection(broken), ['feature 1 (31.71.01.1001)', 'not closed']],
    ['has a ring that crosses itself', collection(bowTie), ['feature 1', 'crosses itself']],
    ['has a ring without ground', collection(flat), ['feature 1', 'encloses no ground']],
    ['leaves the earth', collection(lost), ['feature 1', 'degrees']],
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
