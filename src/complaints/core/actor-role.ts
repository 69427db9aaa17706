import { type RoleAssignment } from '../../identity/rights/rights.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type ActorRole } from './life-cycle.js';

/** As whom an officer acts on a complaint. The staff of a kelurahan acts for its lurah. */
export function actorRoleOf({ role, officeCode }: Pick<RoleAssignment, 'role' | 'officeCode'>): ActorRole {
  if (officeCode === TRIAGE_OFFICE) return 'triage';
  return role === 'camat' || role === 'walikota' ? role : 'lurah';
}
