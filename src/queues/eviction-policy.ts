/** The only policy under which Redis or Valkey throws away nothing it was told. */
const KEEPS_ALL = 'noeviction';

/** What the operator does about a server that may throw jobs away. */
export const EVICTION_REMEDY =
  'Set maxmemory-policy to noeviction: "redis-cli CONFIG SET maxmemory-policy noeviction", and the same in redis.conf or in the settings of a managed server.';

/**
 * Reads the eviction policy from the answer to `INFO`, which managed servers give too; `CONFIG GET` they refuse.
 *
 * @returns undefined where the answer does not tell
 */
export function evictionPolicyIn(info: string): string | undefined {
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
}

/** Whether a server with this policy may throw jobs away; unknown counts as no. */
export function mayEvict(policy: string | undefined): policy is string {
  return policy !== undefined && policy !== KEEPS_ALL;
}
