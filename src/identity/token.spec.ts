import fc from 'fast-check';
import { anyCharacter } from '../../test/support/any-character.js';
import { hashToken, isToken, makeToken } from './token.js';

describe('a token', () => {
  it('is known again, and no other is taken for it', () => {
    const token = makeToken();
    expect(isToken(token, hashToken(token))).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (other) => {
        expect(isToken(other, hashToken(token))).toBe(other === token);
      }),
    );
  });

  it('is never made twice, and cannot be read from what is kept of it', () => {
    const tokens = Array.from({ length: 1_000 }, makeToken);
    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{32}$/);
      expect(hashToken(token).toString('utf8')).not.toContain(token);
    }
  });
});
