import { randomBytes, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { isHardToGuess } from './hard-to-guess.js';

describe('a key that nobody guesses', () => {
  it('is what programs draw', () => {
    const refused: string[] = [];
    for (let draw = 0; draw < 500; draw++) {
      const [hex, base64] = [randomBytes(16).toString('hex'), randomBytes(16).toString('base64url')];
      const padded = randomBytes(16).toString('base64');
      for (const key of [
        randomUUID(),
        randomUUID().toUpperCase(),
        v7(),
        hex,
        base64,
        padded,
        `aduan-${randomUUID()}`,
      ])
        if (!isHardToGuess(key)) refused.push(key);
    }
    expect(refused.slice(2)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a number that counts', '000000000000000000000000000000000000042'],
    ['a word', 'my-complaint'],
    ['a part of a UUID', '2f6b1c9d-8e10-4c3a'],
    ['one character', 'a'.repeat(255)],
    ['a few characters', 'aB'.repeat(100)],
    ['a name that counts', 'Aduan-2026-03-01-000042'],
    ['another', 'Complaint-number-00000001'],
    ['a date', '2026-03-01T08:00:00.000+07:00'],
    ['what only looks long', `k${'-'.repeat(100)}`],
  ])('is not %s', (_, key) => expect(isHardToGuess(key)).toBe(false));
});
