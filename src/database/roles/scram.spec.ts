import { createHmac } from 'node:crypto';
import { scramVerifier } from './scram.js';

it('the verifier of a password answers as in the example of RFC 7677', () => {
  const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
  const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const said = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt},i=4096,c=biws,r=${nonce}`;

  const [, head, keys = ''] =
    /^(SCRAM-SHA-256\$4096:[^$]+)\$(.*)$/.exec(scramVerifier('pencil', Buffer.from(salt, 'base64'))) ?? [];
  expect(head).toBe(`SCRAM-SHA-256$4096:${salt}`);
  const serverKey = Buffer.from(keys.split(':')[1] ?? '', 'base64');
  expect(createHmac('sha256', serverKey).update(said).digest('base64')).toBe(
    '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  );
});
