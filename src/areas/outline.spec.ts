import { readOutline } from './outline.js';

describe('the short form of a boundary', () => {
  it('is read corner by corner, and closed', () => {
    expect(readOutline('106800000 -6200000 10000 0 0 10000 -10000 0')).toEqual([
      [
        [
          [106.8, -6.2],
          [106.81, -6.2],
          [106.81, -6.19],
          [106.8, -6.19],
          [106.8, -6.2],
        ],
      ],
    ]);
  });

  it('keeps apart polygons and the rings of each', () => {
    const [land = [], island = []] = readOutline('0 0 9 0 0 9;3 3 1 0 0 1|20 0 9 0 0 9');
    expect([land.length, island.length]).toEqual([2, 1]);
    expect(land[1]?.[0]).toEqual([0.000003, 0.000003]);
    expect(island[0]?.[0]).toEqual([0.00002, 0]);
  });
});
