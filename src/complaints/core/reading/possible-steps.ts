import { type Right, assignmentFor, type RoleAssignment } from '../../../identity/rights/rights.js';
import { TRIAGE_OFFICE } from '../../../officials/office.entity.js';
import { type Complaint } from '../complaint.entity.js';
import { type Action, type OfficerAction, officerActions, transitionOf } from '../life-cycle.js';

/** What a right to act on a complaint depends on. */
type Held = Pick<Complaint, 'cityPrefix' | 'ownerOffice' | 'unitCode' | 'status'>;

/** The steps that somebody may take with a complaint now: those that their seats have the right to, and that it can take. */
export function possibleSteps(assignments: readonly RoleAssignment[], complaint: Held): OfficerAction[] {
  return officerActions.filter((action) => {
    const assignment = assignmentFor(assignments, action, complaint);
    return (
      assignment &&
      transitionOf(action, complaint.status, assignment.officeCode === TRIAGE_OFFICE ? 'triage' : 'lurah')
    );
  });
}

/** Which of all actions somebody has the right to, whether or not the complaint can take them now. */
export function mayTake(
  assignments: readonly RoleAssignment[],
  complaint: Held,
): (action: Action) => boolean {
  const isOfficers = (action: Action): action is OfficerAction & Right =>
    officerActions.some((each) => each === action);
  return (action) => isOfficers(action) && assignmentFor(assignments, action, complaint) !== undefined;
}
