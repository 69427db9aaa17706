import { type Polygons } from '../../areas/boundary.entity.js';
import { liesAround, mainland } from './around.js';

const square = (lng: number, lat: number, side: number): Polygons[number] => [
  [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat],
  ],
];
const city = square(106.7, -6.3, 0.3);
const islet = square(106.5, -5.6, 0.01);

describe('what a map of the triage desk shows', () => {
  it('is the city without islets far off', () => {
    expect(mainland([islet, city])).toEqual([city]);
  });

  it('is what lies in it or around it', () => {
    expect(liesAround([city], { lat: -6.2, lng: 106.8 })).toBe(true);
    expect(liesAround([city], { lat: -6.4, lng: 107.1 })).toBe(true);
    expect(liesAround([city], { lat: -6.9, lng: 107.6 })).toBe(false);
  });
});
