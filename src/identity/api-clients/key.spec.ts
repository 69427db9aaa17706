import fc from 'fast-check';
import { anyCharacter } from '../../../test/support/any-character.js';
import { hashOf, isKey, makeKey, readKey, textOf } from './key.js';

describe('keys of apps', () => {
  it('are read as they were drawn, and no two are alike', () => {
    const keys = Array.from({ length: 200 }, makeKey);
    for (const key of keys) expect(readKey(textOf(key))).toEqual(key);
    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(keys.length);
  });

  it('open nothing once a character is another', () => {
    const key = makeKey();
    fc.assert(
      fc.property(fc.nat({ max: 42 }), fc.constantFrom(...'abcXYZ019-_'), (place, character) => {
        fc.pre(key.secret[place] !== character);
        const secret = key.secret.slice(0, place) + character + key.secret.slice(place + 1);
        expect(isKey({ ...key, secret }, hashOf(key))).toBe(false);
      }),
    );
    expect(isKey(key, hashOf(key))).toBe(true);
  });

  it('are nothing that only looks like one', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => expect(readKey(text)).toBeUndefined()),
    );
    expect(readKey(`${textOf(makeKey())} `)).toBeUndefined();
    expect(readKey(`${textOf(makeKey())}, ${textOf(makeKey())}`)).toBeUndefined();
  });
});
