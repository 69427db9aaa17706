import { emailAddresses } from './addresses.js';
import { personalNumbers } from './numbers.js';
import { plainText, type Span } from './plain-text.js';
import { numberPlates } from './plates.js';

const MASK = '•••';
/** What every text has in it that holds something to be masked. */
const HINT =
  /[\p{N}\p{Cf}\p{M}@＠﹫]|(?<!\p{L})(?:at|et|a|nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|lapan|delapan|sembilan)(?!\p{L})/iu;
/** A mask can bring a word nearer to a number that stands after it. */
const MOST_PASSES = 4;

/**
 * Masks e-mail addresses, phone numbers, numbers of identity and tax (NIK, KK, NPWP) and number plates in words that the
 * public reads, whoever wrote them. Dates, RT and RW, amounts, coordinates, and numbers of complaints, of PLN and of
 * street lights stay. Names are not found. The text never becomes longer.
 */
export function maskPersonal(text: string): string {
  if (!HINT.test(text)) return text;
  let masked = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = masked;
    masked = maskOnce(before);
    if (masked === before) break;
  }
  return masked;
}

function maskOnce(text: string): string {
  const plain = plainText(text);
  const spans = [
    ...emailAddresses(plain.text),
    ...numberPlates(plain.text),
    ...personalNumbers(plain.text),
  ].map((span) => plain.originOf(span));
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of merged(spans)) {
    parts.push(text.slice(at, from), MASK);
    at = to;
  }
  return parts.join('') + text.slice(at);
}

/** In order, those that overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from < last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}
