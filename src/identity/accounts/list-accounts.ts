import { readFileSync } from 'node:fs';
import { type DataSource } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { type OfficePosition } from '../../officials/office.entity.js';
import { roleIn } from '../actor.js';
import { roleNames } from '../rights/rights-table.js';
import { type Role } from '../rights/rights.js';
import { type CityRole } from './role-assignment.entity.js';

const listSql = readFileSync(new URL('./accounts-list.sql', import.meta.url), 'utf8');

/** A place that an account has, or will have. */
interface Place {
  /** Of an office, or the desk; null for a unit. */
  readonly position: OfficePosition | CityRole | null;
  readonly staff: boolean;
  /** Name of the office or the unit; null for a desk. */
  readonly place: string | null;
  readonly city: string | null;
  /** Null for the place of a demo account. */
  readonly from: Day | null;
  readonly until: Day | null;
}

/** An account with what it may do. */
export interface ListedAccount {
  readonly email: string;
  readonly demo: boolean;
  readonly closedAt: Date | null;
  readonly closedWhy: string | null;
  readonly lastSignIn: Date | null;
  /** What has not ended yet. */
  readonly places: readonly Place[];
}

/** All accounts by their addresses; of a city those alone that have a place in it. */
export async function listAccounts(db: DataSource, city: string | undefined): Promise<ListedAccount[]> {
  const accounts = await db.query<ListedAccount[]>(listSql, [new Date()]);
  return city === undefined
    ? accounts
    : accounts.filter(({ places }) => places.some((place) => place.city === city));
}

/** What is printed of an account: its state, then a line for each of its places. */
export function linesOf({ email, demo, closedAt, closedWhy, lastSignIn, places }: ListedAccount): string[] {
  const state = closedAt ? `closed ${closedAt.toISOString()}: ${closedWhy}` : 'open';
  const signedIn = lastSignIn ? `last signed in ${lastSignIn.toISOString()}` : 'never signed in';
  const held = places.length > 0 ? places.map(lineOf) : ['may do nothing'];
  return [
    `${email}  ${[state, signedIn, ...(demo ? ['demo'] : [])].join('; ')}`,
    ...held.map((line) => `  ${line}`),
  ];
}

function lineOf({ position, staff, place, city, from, until }: Place): string {
  const what = [roleNames[roleOf(position, staff)], ...(place === null ? [] : [place])].join(', ');
  const where = city === null ? what : `${what} (${city})`;
  return from === null ? where : `${where}: ${from} to ${until ?? 'further notice'}`;
}

function roleOf(position: Place['position'], staff: boolean): Role {
  if (position === null) return 'unit';
  return position === 'administrator' || position === 'communications'
    ? position
    : roleIn({ position }, staff);
}
