import fc from 'fast-check';
import { pageOf, type CursorPosition, readCursor, writeCursor } from './pagination.js';
import { Problem } from './problems/problem.js';

const position: fc.Arbitrary<CursorPosition> = fc.record({
  at: fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true }),
  id: fc.uuid(),
});

describe('the pages of a list', () => {
  it('continue where the cursor says', () => {
    fc.assert(fc.property(position, (last) => expect(readCursor(writeCursor(last))).toEqual(last)));
  });

  it('refuse every cursor that is none of ours', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => readCursor(text)).toThrow(Problem)));
  });

  it('end with null, and go on where there is more than was asked for', () => {
    const rows = [1, 2, 3].map((place) => ({
      at: new Date(place),
      id: `0000000${place}-0000-4000-8000-000000000000`,
    }));
    const page = (limit: number): unknown =>
      pageOf(
        rows,
        limit,
        (row) => row,
        (row) => row.at.getTime(),
      );
    expect(page(3)).toEqual({ items: [1, 2, 3], nextCursor: null });
    expect(page(2)).toMatchObject({ items: [1, 2], nextCursor: writeCursor(rows[1] as CursorPosition) });
    expect(
      pageOf<CursorPosition, CursorPosition>(
        [],
        5,
        (row) => row,
        (row) => row,
      ),
    ).toEqual({ items: [], nextCursor: null });
  });
});
