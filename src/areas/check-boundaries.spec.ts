import { overlapFaults, readBoundaries } from './check-boundaries.js';

type Ring = number[][];

const square = (west: number, side = 0.01): Ring => [
  [west, -6.2],
  [west + side, -6.2],
  [west + side, -6.2 + side],
  [west, -6.2 + side],
  [west, -6.2],
];
const feature = (code: string, ring: Ring): object => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
});
const collection = (...features: object[]): object => ({ type: 'FeatureCollection', features });
const read = (file: unknown): ReturnType<typeof readBoundaries> =>
  readBoundaries(file, 'code', (code) => code.startsWith('31.71.'));

const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
const bowTie: Ring = [
  [106.8, -6.2],
  [106.81, -6.19],
  [106.81, -6.2],
  [106.8, -6.19],
  [106.8, -6.2],
];

describe('a file of boundaries', () => {
  it('is read with every shape of its kelurahan', () => {
    const { boundaries, faults } = read(
      collection(feature(GAMBIR, square(106.8)), feature(CIDENG, square(106.81))),
    );
    expect(faults).toEqual([]);
    expect(boundaries).toEqual([
      { code: GAMBIR, polygons: [[square(106.8)]] },
      { code: CIDENG, polygons: [[square(106.81)]] },
    ]);
    expect(overlapFaults(boundaries)).toEqual([]);
  });

  it.each([
    ['holds no features', collection(), ['FeatureCollection']],
    [
      'names an unknown code',
      collection(feature(GAMBIR, square(106.8)), feature('31.99', square(106.82))),
      ['feature 2 (31.99)', 'no kelurahan'],
    ],
    [
      'gives a code twice',
      collection(feature(GAMBIR, square(106.8)), feature(GAMBIR, square(106.9))),
      ['feature 2', 'earlier feature'],
    ],
    [
      'lacks the property',
      collection({ ...feature(GAMBIR, square(106.8)), properties: { kode: GAMBIR } }),
      ['feature 1', '"code"'],
    ],
    [
      'holds a point',
      collection({ properties: { code: GAMBIR }, geometry: { type: 'Point', coordinates: [1, 2] } }),
      ['neither Polygon'],
    ],
    [
      'has an open ring',
      collection(feature(GAMBIR, square(106.8).slice(0, -1))),
      [`feature 1 (${GAMBIR})`, 'not closed'],
    ],
    ['has a ring that crosses itself', collection(feature(GAMBIR, bowTie)), ['feature 1', 'crosses itself']],
    [
      'has a ring without ground',
      collection(feature(GAMBIR, square(106.8, 0))),
      ['feature 1', 'encloses no ground'],
    ],
    ['leaves the earth', collection(feature(GAMBIR, square(1068))), ['feature 1', 'degrees']],
  ])('that %s has one fault, which says so', (_, file, words) => {
    const { faults } = read(file);
    expect(faults).toHaveLength(1);
    for (const word of words) expect(faults[0]).toContain(word);
  });

  it('that claims ground twice names both who claim it', () => {
    const { boundaries } = read(collection(feature(GAMBIR, square(106.8)), feature(CIDENG, square(106.805))));
    expect(overlapFaults(boundaries)).toEqual([
      expect.stringMatching(`^${GAMBIR} and ${CIDENG} claim the same ground: \\d+ % of the smaller one$`),
    ]);
  });
});
