import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { readCsv } from '../common/csv.js';
import { DeadlinePolicy } from './deadline-policy.entity.js';
import { limitUnits } from './due-times.js';
import { type Change, revise, type Revision } from './revise.js';
import { type VersionNote } from './versioned.entity.js';

const amount = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
  .transform(Number);

/**
 * Reads a CSV of `category,channel,first_response,first_response_in,resolution,resolution_in`.
 *
 * @param categories codes of those there are
 * @throws OperatorError naming line and fault
 */
export function readPolicies(csv: string, categories: ReadonlySet<string>): VersionNote<DeadlinePolicy>[] {
  const seen = new Set<string>();
  const row = z
    .object({
      category: z.string().refine((code) => code === '' || categories.has(code), 'there is no such category'),
      channel: z.union(
        [z.literal(''), z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/)],
        'must be a channel such as jaki',
      ),
      first_response: amount,
      first_response_in: z.enum(limitUnits),
      resolution: amount,
      resolution_in: z.enum(limitUnits),
    })
    .refine(({ category, channel }) => category + channel !== '', {
      path: ['category'],
      message: 'a category, a channel or both must be given',
    })
    .refine(
      (policy) =>
        policy.first_response_in !== policy.resolution_in || policy.first_response <= policy.resolution,
      { path: ['resolution'], message: 'must not be less than first_response' },
    )
    .refine(
      ({ category, channel }) => !seen.has(`${category} ${channel}`) && seen.add(`${category} ${channel}`),
      { path: ['category'], message: 'stands there twice with this channel' },
    );
  return readCsv(csv, row).map((policy) => ({
    categoryCode: policy.category || null,
    channel: policy.channel || null,
    firstResponse: policy.first_response,
    firstResponseIn: policy.first_response_in,
    resolution: policy.resolution,
    resolutionIn: policy.resolution_in,
  }));
}

/** Imports all of a city's policies in place of those it had. The same file again changes nothing. */
export async function importPolicies(
  db: DataSource,
  csv: string,
  change: Change,
): Promise<Revision<DeadlinePolicy>> {
  const categories = await db.query<{ code: string }[]>('SELECT code FROM categories');
  const policies = readPolicies(csv, new Set(categories.map(({ code }) => code)));
  return revise(db, DeadlinePolicy, change, () => policies);
}

/** Leaves every category its own hours. */
export function removePolicies(db: DataSource, change: Change): Promise<Revision<DeadlinePolicy>> {
  return revise(db, DeadlinePolicy, change, () => []);
}
