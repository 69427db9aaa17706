import fc from 'fast-check';
import { commitmentTo, isDrawn } from './draw.js';

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

describe('the draw of closures to inspect', () => {
  it('is the same whenever it is drawn again', () => {
    fc.assert(
      fc.property(seed, fc.string(), fc.nat(), (each, number, seq) => {
        return isDrawn(each, number, seq) === isDrawn(Buffer.from(each), number, seq);
      }),
    );
    // As a program in another language works it out by the published rule.
    const zeros = Buffer.alloc(32);
    const drawn = Array.from({ length: 100 }, (_, at) => at).filter((at) =>
      isDrawn(zeros, 'JKT-26-7K3Q9F-8', at),
    );
    expect(drawn).toEqual([29, 43, 44, 72]);
    expect(commitmentTo(zeros)).toBe('66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925');
  });

  it('takes one in twenty', () => {
    fc.assert(
      fc.property(seed, (each) => {
        const drawn = Array.from({ length: 4_000 }, (_, at) => isDrawn(each, `JKT-26-${at}`, 3)).filter(
          Boolean,
        );
        // Five standard deviations around 200.
        return Math.abs(drawn.length - 200) < 70;
      }),
      { numRuns: 30 },
    );
  });
});
