import fc from 'fast-check';
import { cellsOfBacklog, cellsOfRates } from './weight.js';

const scope = { offices: 267, today: '2026-11-28' };
const year = { from: '2026-01-01', to: '2027-01-01' };

describe('the weight of a question', () => {
  it('is the number of cells that it asks for', () => {
    expect(cellsOfRates({}, scope)).toBe(267);
    expect(cellsOfRates({ groupBy: 'lurah,week', ...year }, scope)).toBe(267 * 53);
    expect(cellsOfRates({ groupBy: 'week, lurah', compare: 'before', ...year }, scope)).toBe(2 * 267 * 53);
    expect(cellsOfRates({ groupBy: 'day', ...year }, scope)).toBe(365);
    // Both are counted by the office.
    expect(cellsOfRates({ groupBy: 'kelurahan,kecamatan' }, scope)).toBe(267);
    expect(cellsOfBacklog(year, scope)).toBe(365);
    expect(cellsOfBacklog({ ...year, every: 'month' }, scope)).toBe(13);
  });

  it('is never less where the period is longer, and always a number', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.tuple(day, day, day), fc.constantFrom('day', 'week', 'lurah,month'), (days, groupBy) => {
        const [from, middle, to] = [...days].sort();
        const shorter = cellsOfRates({ groupBy, from, to: middle }, scope);
        expect(shorter).toBeLessThanOrEqual(cellsOfRates({ groupBy, from, to }, scope));
      }),
    );
    fc.assert(
      fc.property(
        fc.record({ groupBy: fc.anything(), from: fc.anything(), to: fc.anything(), every: fc.anything() }),
        (asked) => {
          for (const cellsOf of [cellsOfRates, cellsOfBacklog])
            expect(cellsOf(asked, scope)).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});
