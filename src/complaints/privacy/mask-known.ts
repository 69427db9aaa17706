import { type ReporterResponse } from '../core/reporters/reporter.response.js';
import { maskPersonal } from '../core/masking/mask-personal.js';

const MASK = '•••';
/** Shorter parts of a name are often ordinary words, and are not masked. */
const NAME_LENGTH = 3;

/**
 * Masks a citizen's words when the citizen is erased: contacts, as for the public, and the parts of their name.
 *
 * @param known the name that they gave; null where they gave none
 */
export function maskKnown(text: string, known: Pick<ReporterResponse, 'name'> | null): string {
  const names = (known?.name ?? '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((name) => [...name].length >= NAME_LENGTH);
  return names.reduce(
    (masked, name) =>
      masked.replaceAll(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${name}(?![\\p{L}\\p{M}\\p{N}])`, 'giu'), MASK),
    maskPersonal(text),
  );
}
