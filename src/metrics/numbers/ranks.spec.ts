import { ranks } from './ranks.js';

describe('ranks', () => {
  it('leave out who received too few, and share places between equals', () => {
    const groups = [
      { received: 100, rate: 0.5 },
      { received: 29, rate: 1 },
      { received: 30, rate: 0.9 },
      { received: 40, rate: 0.5 },
      { received: 500, rate: 0.1 },
    ];
    expect(ranks(groups, 30)).toEqual([2, null, 1, 2, 4]);
  });

  it('are none without a rate', () => {
    expect(ranks([{ received: 50, rate: null }], 30)).toEqual([null]);
  });
});
