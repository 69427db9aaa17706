import { type Action, type ActorRole, type EventKind, type Status } from './life-cycle.js';

/** Those who hand a complaint to the triage office where they turn it away. */
const refusers: readonly ActorRole[] = ['lurah', 'camat', 'walikota'];
const owners: readonly ActorRole[] = [...refusers, 'triage'];

/** A step that is allowed, and what comes of it. */
export interface Transition {
  readonly action: Action;
  readonly from: Status;
  readonly to: Status;
  readonly by: readonly ActorRole[];
  /** Kind of the event that it appends. */
  readonly event: EventKind;
  /** Whether it is a public answer by the responsible office, which counts as its response. */
  readonly answers: boolean;
  readonly because: string;
}

const step = (
  action: Action,
  edges: Partial<Record<Status, Status>>,
  rest: Omit<Transition, 'action' | 'from' | 'to'>,
): Transition[] => Object.entries(edges).map(([from, to]) => ({ action, from: from as Status, to, ...rest }));

/** The state machine of a complaint: all transitions that are allowed. */
export const transitions: readonly Transition[] = [
  ...step(
    'route',
    { received: 'waiting' },
    {
      by: ['system'],
      event: 'routed',
      answers: false,
      because: 'its place says which office is responsible',
    },
  ),
  ...step(
    'respond',
    { waiting: 'in_progress', in_progress: 'in_progress', coordinating: 'coordinating' },
    {
      by: owners,
      event: 'responded',
      answers: true,
      because: 'the citizen is told what will happen, and later how it goes',
    },
  ),
  ...step(
    'coordinate',
    { waiting: 'coordinating', in_progress: 'coordinating', coordinating: 'coordinating' },
    {
      by: owners,
      event: 'coordinated',
      answers: false,
      because: 'a unit must mend it; handing it over answers nobody',
    },
  ),
  ...step(
    'resolve',
    { waiting: 'resolved', in_progress: 'resolved', coordinating: 'resolved' },
    {
      by: owners,
      event: 'resolved',
      answers: true,
      because: 'it is done, and the citizen is told what was done',
    },
  ),
  ...step(
    'reject',
    { waiting: 'waiting', in_progress: 'in_progress', coordinating: 'coordinating' },
    {
      by: refusers,
      event: 'refused',
      answers: false,
      because: 'the owner says it is not theirs; triage decides, so nobody sheds a complaint alone',
    },
  ),
  ...step(
    'reject',
    { waiting: 'rejected', in_progress: 'rejected', coordinating: 'rejected' },
    {
      by: ['triage'],
      event: 'rejected',
      answers: true,
      because: 'no office can act on it, and the citizen is told why',
    },
  ),
  ...step(
    'transfer',
    { waiting: 'waiting', in_progress: 'in_progress', coordinating: 'coordinating' },
    {
      by: owners,
      event: 'transferred',
      answers: false,
      because: 'another kelurahan is responsible; the clock runs on',
    },
  ),
  ...step(
    'merge',
    { waiting: 'merged', in_progress: 'merged', coordinating: 'merged' },
    {
      by: ['lurah', 'triage'],
      event: 'merged',
      answers: false,
      because: 'an older complaint is about the same thing; it goes on there, with those who filed this one',
    },
  ),
  ...step(
    'follow',
    { merged: 'merged' },
    {
      by: ['system'],
      event: 'followed',
      answers: true,
      because: 'what it was merged into was answered or done; that is told here too',
    },
  ),
  ...step(
    'release',
    { merged: 'waiting' },
    {
      by: ['system'],
      event: 'followed',
      answers: false,
      because: 'what it was merged into ended without an answer, so it goes on by itself',
    },
  ),
  ...step(
    'add',
    {
      received: 'received',
      waiting: 'waiting',
      in_progress: 'in_progress',
      coordinating: 'coordinating',
      resolved: 'resolved',
    },
    {
      by: ['citizen'],
      event: 'added',
      answers: false,
      because: 'who filed it knows more, and the office reads it',
    },
  ),
  ...step(
    'confirm',
    { resolved: 'closed' },
    { by: ['citizen'], event: 'confirmed', answers: false, because: 'who filed it says that it is done' },
  ),
  ...step(
    'contest',
    { resolved: 'in_progress' },
    {
      by: ['citizen'],
      event: 'contested',
      answers: false,
      because: 'who filed it says that it is not done, so the office goes on',
    },
  ),
  ...step(
    'appeal',
    { resolved: 'resolved' },
    {
      by: ['citizen'],
      event: 'appealed',
      answers: false,
      because: 'it was contested so often that an inspector decides, not the next contest',
    },
  ),
  ...step(
    'close',
    { resolved: 'closed' },
    { by: ['system'], event: 'closed', answers: false, because: 'nobody contested it in time' },
  ),
  ...step(
    'withdraw',
    { waiting: 'rejected', in_progress: 'rejected', coordinating: 'rejected' },
    {
      by: ['citizen'],
      event: 'withdrawn',
      answers: false,
      because: 'who filed it wants no more of it; what was late by then stays late',
    },
  ),
  ...step(
    'uphold',
    { resolved: 'resolved', closed: 'closed' },
    { by: ['inspector'], event: 'inspected', answers: false, because: 'an inspection found it done' },
  ),
  ...step(
    'overturn',
    { resolved: 'in_progress', closed: 'in_progress' },
    {
      by: ['inspector'],
      event: 'inspected',
      answers: false,
      because: 'an inspection found it not done, so the office goes on',
    },
  ),
];

/** The transition that an action makes from a status; undefined where it is not allowed. */
export function transitionOf(action: Action, from: Status, by: ActorRole): Transition | undefined {
  return transitions.find(
    (transition) => transition.action === action && transition.from === from && transition.by.includes(by),
  );
}

/** The statuses in which an action is possible. */
export function possibleIn(action: Action): Status[] {
  return [
    ...new Set(transitions.filter((transition) => transition.action === action).map(({ from }) => from)),
  ];
}

/**
 * The statuses that can follow a status, and the actions that lead there.
 *
 * @param may whether the actor has the right to an action; left out, to all of them
 */
export function possibleTransitions(
  from: Status,
  by: ActorRole,
  may: (action: Action) => boolean = () => true,
): { allowedStatuses: Status[]; allowedActions: Action[] } {
  const ways = transitions.filter(
    (transition) => transition.from === from && transition.by.includes(by) && may(transition.action),
  );
  return {
    allowedStatuses: [...new Set(ways.map(({ to }) => to))],
    allowedActions: [...new Set(ways.map(({ action }) => action))],
  };
}
