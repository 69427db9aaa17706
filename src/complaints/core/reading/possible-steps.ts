import { type Right, assignmentFor, type RoleAssignment } from '../../../identity/rights/rights.js';
import { actorRoleOf } from '../actor-role.js';
import { type Complaint } from '../complaint.entity.js';
import { type Action, type OfficerAction, officerActions } from '../life-cycle.js';
import { transitionOf } from '../transitions.js';

/** The fields that a right to act on a complaint depends on. */
type Held = Pick<Complaint, 'cityPrefix' | 'ownerOffice' | 'aboutOffice' | 'unitCode' | 'status'>;

/** The actions that an officer may take now: their assignments have the right to it, and its status allows it. */
export function possibleSteps(assignments: readonly RoleAssignment[], complaint: Held): OfficerAction[] {
  return officerActions.filter((action) => {
    const assignment = assignmentFor(assignments, action, complaint);
    return assignment && transitionOf(action, complaint.status, actorRoleOf(assignment));
  });
}

/** Whether an officer has the right to an action, whatever the status of the complaint. */
export function mayTake(
  assignments: readonly RoleAssignment[],
  complaint: Held,
): (action: Action) => boolean {
  const isOfficers = (action: Action): action is OfficerAction & Right =>
    officerActions.some((each) => each === action);
  return (action) => isOfficers(action) && assignmentFor(assignments, action, complaint) !== undefined;
}
