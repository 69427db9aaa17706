import { createHash, createHmac } from 'node:crypto';

/** What a request is told by from all others, and what was asked with it. */
export interface Claim {
  readonly keyHash: Buffer;
  /** Keyed, so that nobody guesses a phone number from it. */
  readonly requestHash: Buffer;
  /** The same with keys that such hashes were made with before. */
  readonly earlierHashes: readonly Buffer[];
}

/**
 * @param identity what makes it the same request: a sender and their key
 * @param request what is asked; the same where it says the same, in whatever order of fields
 * @param secret the key of hashes
 * @param earlier keys that took its place before
 */
export function claimOf(
  identity: readonly string[],
  request: unknown,
  secret: Buffer,
  earlier: readonly Buffer[] = [],
): Claim {
  const said = canonical(request);
  const hashBy = (key: Buffer): Buffer => createHmac('sha256', key).update(said).digest();
  return {
    keyHash: createHash('sha256').update(JSON.stringify(identity)).digest(),
    requestHash: hashBy(secret),
    earlierHashes: earlier.map(hashBy),
  };
}

/** JSON with the fields of every object in one order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${fields.join(',')}}`;
}
