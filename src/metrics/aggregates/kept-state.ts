import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { named } from '../../database/named.js';
import { prepared } from '../../database/prepared.js';
import { type Question } from '../question/question.js';
import { monthsIn } from './kept.js';
import { valuesOf } from './moments.js';
import { type Holders, type SliceVersion } from './slice.js';
import { type StaleDay } from './stale.js';

const keptStateSql = readFileSync(new URL('./kept-state.sql', import.meta.url), 'utf8');

/** What the kept counts are worth to a question at its `asOf`. */
export interface KeptState {
  /** They hold nothing that became known later. */
  readonly settledAt: Date;
  /** Something about the period is stored that became known after `asOf`. */
  readonly knowsMore: boolean;
  /** What is out of date in its period; one more than asked for where it is too much. */
  readonly stale: readonly StaleDay[];
  /** The slices it needs, so far as anything is kept of them; of a month with a stale day, its days too. */
  readonly slices: readonly SliceVersion[];
  readonly holders: Holders;
}

/** @param atMost so many days of an office may be out of date */
export async function keptState(
  manager: EntityManager,
  question: Question,
  atMost: number,
): Promise<KeptState> {
  const values = { ...valuesOf(question), ...monthsIn(question), atMost };
  const [state] = await prepared<Omit<KeptState, 'holders'> & { holders: string }>(
    manager,
    ...named(keptStateSql, values),
  );
  if (!state) throw new Error('One row, whatever is kept.');
  return { ...state, holders: holdersIn(state.holders) };
}

/** Offices change hands seldom, so that the last to be read are most often those that are asked about. */
let lastHolders: Holders = { byOffice: {}, json: '{}' };

function holdersIn(json: string): Holders {
  if (json !== lastHolders.json) lastHolders = { byOffice: JSON.parse(json) as Holders['byOffice'], json };
  return lastHolders;
}
