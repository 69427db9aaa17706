import fc from 'fast-check';
import { maskKnown } from './mask-known.js';

describe('the words of a citizen who was erased', () => {
  it.each([
    ['Saya Siti Rahma, RT 3', 'Siti Rahma', 'Saya ••• •••, RT 3'],
    ['lampu depan rumah SITI padam', 'Siti Rahma', 'lampu depan rumah ••• padam'],
    ['Hubungi Bu Siti 0812-3456-7890', 'Siti', 'Hubungi Bu ••• •••'],
    ['Sitinurbaya rusak', 'Siti', 'Sitinurbaya rusak'],
    ['di Jl. Budi Utomo', null, 'di Jl. Budi Utomo'],
    ['(a+b) dan c.d', '(a+b) c.d [x', '(a+b) dan c.d'],
  ])('%j of %j is %j', (text, name, masked) => expect(maskKnown(text, { name })).toBe(masked));

  it('do not hold the name, wherever it stands', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,10}$/);
    const around = fc.stringMatching(/^[ ,.!?\n]{0,5}$/);
    fc.assert(
      fc.property(name, around, around, (said, before, after) => {
        expect(
          maskKnown(`x ${before}${said.toLowerCase()}${after} y`, { name: said }).toLowerCase(),
        ).not.toContain(said.toLowerCase());
      }),
    );
  });

  it('masked once more are the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.option(fc.string({ unit: 'grapheme' })),
        (text, name) => {
          const masked = maskKnown(text, { name });
          expect(maskKnown(masked, { name })).toBe(masked);
        },
      ),
    );
  });
});
