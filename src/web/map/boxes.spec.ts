import { type Box, freePlace, liesApart } from './boxes.js';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

describe('a picture of a city', () => {
  it('draws apart what would leave it mostly empty', () => {
    const north = { box: box(0, 50, 10, 55), size: 60 };
    const south = { box: box(0, 55, 10, 60), size: 60 };
    const islands = { box: box(-10, 0, 0, 40), size: 6 };
    expect(liesApart([islands, north, south])).toEqual([true, false, false]);
    expect(liesApart([north, south])).toEqual([false, false]);
    expect(liesApart([north])).toEqual([false]);
  });

  it('finds the largest corner that nothing lies in', () => {
    const picture = box(0, 0, 100, 100);
    const around = [
      [5, 5],
      [95, 5],
      [95, 95],
    ];
    expect(freePlace(picture, around, 0.5)).toEqual(box(0, 66, 17, 100));
    expect(freePlace(picture, [...around, [10, 75]], 0.5)).toEqual(box(0, 78, 11, 100));
  });

  it('widens where every corner is taken', () => {
    const points = [5, 50, 95].flatMap((x) => [5, 95].map((y) => [x, y]));
    expect(freePlace(box(0, 0, 100, 100), points, 0.5)).toEqual(box(-15, 70, 0, 100));
  });
});
