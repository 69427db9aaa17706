import fc from 'fast-check';
import { metresBetween } from '../../areas/metres-between.js';
import { cellsNear } from './open-nearby.js';

describe('the public points near a place', () => {
  const places = fc.record({
    lat: fc.double({ min: -60, max: 60, noNaN: true }),
    lng: fc.double({ min: -179, max: 179, noNaN: true }),
  });

  it('are few, all within 150 metres, the nearest first', () => {
    fc.assert(
      fc.property(places, (place) => {
        const metres = cellsNear(place).map(({ lat, lng }) =>
          metresBetween(place, { lat: lat / 1000, lng: lng / 1000 }),
        );
        expect(metres.length).toBeGreaterThan(1);
        expect(metres.length).toBeLessThan(20);
        expect(Math.max(...metres)).toBeLessThanOrEqual(150);
        expect(metres).toEqual([...metres].sort((a, b) => a - b));
      }),
    );
  });

  it('have among them the one that the place itself is rounded to', () => {
    fc.assert(
      fc.property(places, ({ lat, lng }) => {
        const own = { lat: Math.round(lat * 1000), lng: Math.round(lng * 1000) };
        expect(cellsNear({ lat, lng }).map((cell) => `${cell.lat} ${cell.lng}`)).toContain(
          `${own.lat} ${own.lng}`,
        );
      }),
    );
  });
});
