import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { WorkQueue } from '../common/work-queue.js';

/**
 * Each hash takes a core for some 20 ms and 19 MiB. One core is left to everything else, and a flood of sign-ins
 * waits here for seconds at most.
 */
const queue = new WorkQueue(Math.min(3, Math.max(1, availableParallelism() - 1)), 200);

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return queue.run(() => hash(password), true);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Compares a password with a hash. Without a hash it takes as long and says no,
 * so that the time tells nobody which addresses have accounts.
 *
 * @param urgent whether it goes before others that wait: for known devices, which strangers cannot flood
 * @throws Problem `overloaded` where too many wait
 */
export async function passwordMatches(
  password: string,
  passwordHash: string | undefined,
  urgent = false,
): Promise<boolean> {
  nobodysHash ??= hash('nobody');
  const compared = passwordHash ?? (await nobodysHash);
  const matches = await queue.run(() => verify(compared, password), urgent);
  return passwordHash !== undefined && matches;
}
