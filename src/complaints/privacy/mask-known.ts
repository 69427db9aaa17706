import { type ReporterResponse } from '../core/reporters/reporter.response.js';
import { maskPersonal } from '../core/mask-personal.js';

const MASK = '•••';
/** Shorter ones are words of their own as often as names. */
const NAME_LENGTH = 3;

/**
 * A citizen's words once the citizen is erased: what the public could read of them, and
 * besides without the names by which they told who they are.
 *
 * @param known who they said they are, where they did
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
