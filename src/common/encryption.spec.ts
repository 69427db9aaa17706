import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isEncryptedWith, encrypt, decrypt } from './encryption.js';

const key = randomBytes(32);
const complaint = '0197c1a2-0000-7000-8000-000000000001';
const details = { name: 'Warga', email: 'warga@example.com', phone: '+62 812 0000 0000' };

describe('what is sealed', () => {
  it('opens again with the same key and row', () => {
    expect(decrypt(encrypt(details, complaint, key), complaint, [key])).toEqual(details);
  });

  it('shows nothing of what it holds, and differs each time', () => {
    const [one, other] = [encrypt(details, complaint, key), encrypt(details, complaint, key)];
    expect(one.includes('warga@example.com')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('does not open with another key or for another row', () => {
    const sealed = encrypt(details, complaint, key);
    expect(() => decrypt(sealed, complaint, [randomBytes(32)])).toThrow('another key');
    expect(() => decrypt(sealed, complaint.replace(/1$/, '2'), [key])).toThrow();
  });

  it('opens with the key that sealed it, whichever of several that is', () => {
    const sealed = encrypt(details, complaint, key);
    const [before, after] = [randomBytes(32), randomBytes(32)];
    expect(decrypt(sealed, complaint, [after, key, before])).toEqual(details);
    expect(isEncryptedWith(sealed, key)).toBe(true);
    expect(isEncryptedWith(sealed, after)).toBe(false);
  });

  it('does not open with any one byte changed', () => {
    const sealed = encrypt(details, complaint, key);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const tampered = Buffer.from(sealed);
        tampered[place] = (tampered[place] ?? 0) ^ change;
        expect(() => decrypt(tampered, complaint, [key])).toThrow();
      }),
    );
  });
});
