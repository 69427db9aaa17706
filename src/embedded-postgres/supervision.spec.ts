import { backOff } from './supervision.js';

it('a PostgreSQL that does not start is tried again ever more seldom, at least every half minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 2000].map(backOff)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
