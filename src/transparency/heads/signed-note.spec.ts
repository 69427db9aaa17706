import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { isSigned, keyIdOf, noteHash, rawPublicKey, readNote, signNote, verifierKey } from './signed-note.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const raw = rawPublicKey(publicKey);
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const heads = fc.record({
  origin: fc.constantFrom('tanggap/JKT', 'tanggap/PALU'),
  size: fc.nat(),
  root: hash,
  at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  previous: hash,
});

describe('the note of a head', () => {
  it('says what was signed, and by whom', () => {
    fc.assert(
      fc.property(heads, (head) => {
        const note = signNote(head, privateKey, raw);
        expect(readNote(note)).toEqual({ ...head, keyId: keyIdOf(head.origin, raw) });
        expect(isSigned(note, raw)).toBe(true);
        expect(isSigned(note, rawPublicKey(generateKeyPairSync('ed25519').publicKey))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('is not signed any more once any of its characters was changed', () => {
    fc.assert(
      fc.property(heads, fc.nat(), fc.constantFrom('0', 'x', '\n'), (head, draw, character) => {
        const note = signNote(head, privateKey, raw);
        const body = note.slice(0, note.indexOf('\n\n') + 1);
        const place = draw % body.length;
        fc.pre(body[place] !== character);
        const changed = body.slice(0, place) + character + note.slice(place + 1);
        expect(isSigned(changed, raw)).toBe(false);
        expect(noteHash(changed).equals(noteHash(note))).toBe(false);
      }),
    );
  });

  it('is read in no other form', () => {
    const head = { origin: 'tanggap/JKT', size: 7, root: raw, at: new Date(0), previous: raw };
    const note = signNote(head, privateKey, raw);
    for (const other of [
      '',
      note.trimEnd(),
      `${note}${note}`,
      note.replace('\n7\n', '\n07\n'),
      note.replace('—', '-'),
    ])
      expect(readNote(other)).toBeUndefined();
  });

  it('has a key that other tools for signed notes know, too', () => {
    // The key and the note of the documentation of golang.org/x/mod/sumdb/note.
    const origin = 'PeterNeumann';
    const key = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1);
    expect(verifierKey(origin, key)).toBe(
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    );
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature =
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    expect(isSigned(`${text}\n— ${origin} ${signature}\n`, key)).toBe(true);
  });
});
