import { createHash, createHmac } from 'node:crypto';
import { type Bilingual } from '../../common/language.js';

/** The share of closures that is inspected. */
export const INSPECTED_SHARE = 0.05;

/** The rule by which closures are drawn, as it is published. */
export const DRAWN_BY: Bilingual = {
  id: '32 bit pertama dari HMAC-SHA256(kunci = benih bulan itu, pesan = nomor + "/" + urutan kejadian penyelesaian), dibaca sebagai bilangan bulat, di bawah 5 % dari 2^32',
  en: 'first 32 bits of HMAC-SHA256(key = seed of the month, message = number + "/" + place of the closing event), as a whole number, below 5 % of 2^32',
};

/**
 * Whether a closure is inspected. Nobody can tell beforehand, because the seed of a month is published only once the month
 * is over. Then everybody can verify that no closure was left out.
 *
 * @param number of the complaint
 * @param eventSeq sequence number of the event that closed it
 */
export function isDrawn(seed: Buffer, number: string, eventSeq: number): boolean {
  const lot = createHmac('sha256', seed).update(`${number}/${eventSeq}`).digest().readUInt32BE(0);
  return lot < INSPECTED_SHARE * 2 ** 32;
}

/** The commitment to a seed: its SHA-256, in hexadecimal. It is published at once, and shows later that the seed was not changed. */
export function commitmentTo(seed: Buffer): string {
  return createHash('sha256').update(seed).digest('hex');
}
