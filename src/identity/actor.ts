import { Problem } from '../common/problems/problem.js';
import { type Office, type OfficePosition } from '../officials/office.entity.js';
import { type AccountKind } from './account.entity.js';
import {
  may,
  type Reach,
  reachOf,
  type Right,
  type Role,
  type RoleAssignment,
  type RightSubject,
} from './rights/rights.js';

/** Who is asking, with the rights of today. */
export interface Actor {
  readonly accountId: string;
  /** The session that the request came in. */
  readonly sessionId: string;
  /** Failed tries to sign in before this session that its owner has not looked at yet. */
  readonly unseenFailures: number;
  readonly kind: AccountKind;
  /** As it is shown: the office, the unit, the person on its staff or the e-mail address. */
  readonly name: string;
  /** Offices held or served in today; a person may hold a second one as acting official. */
  readonly offices: readonly Office[];
  readonly unitCode: string | null;
  /** What the rights come from. */
  readonly assignments: readonly RoleAssignment[];
}

const roleOfPosition: Readonly<Record<OfficePosition, Role>> = {
  lurah: 'lurah',
  camat: 'camat',
  walikota: 'walikota',
  bupati: 'walikota',
  gubernur: 'gubernur',
  triage: 'triage',
};

/** The role of whoever holds an office; or of one on its staff: the triage desk is nothing but its staff. */
export function roleIn({ position }: Pick<Office, 'position'>, isStaff: boolean): Role {
  return isStaff && position !== 'triage' ? 'staff' : roleOfPosition[position];
}

/** @throws Problem `not_allowed` where the actor may not do a thing */
export function mustBeAllowed(actor: Actor, right: Right, thing: RightSubject): void {
  if (!may(actor.assignments, right, thing)) throw new Problem('not_allowed');
}

/**
 * How far a right of the actor reaches, to list what lies within.
 *
 * @throws Problem `not_allowed` where the actor has not got it at all
 */
export function reachOrRefuse(actor: Actor, right: Right): Reach {
  const reach = reachOf(actor.assignments, right);
  if (!reach) throw new Problem('not_allowed');
  return reach;
}
