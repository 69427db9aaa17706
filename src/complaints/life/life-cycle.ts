/** Where a complaint stands. */
export const statuses = [
  'received',
  'waiting',
  'in_progress',
  'coordinating',
  'resolved',
  'closed',
  'rejected',
  'merged',
] as const;
export type Status = (typeof statuses)[number];

/** What can be done to a complaint. */
export type Action = 'route' | 'respond' | 'coordinate' | 'resolve' | 'reject' | 'transfer';

/** What an event of the history says happened. */
export const eventKinds = [
  'filed',
  'routed',
  'responded',
  'coordinated',
  'resolved',
  'refused',
  'rejected',
  'transferred',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Who takes a step: the queue, the kelurahan that owns the complaint, or the triage office that owns it. */
export type Taker = 'system' | 'lurah' | 'triage';
const owners: readonly Taker[] = ['lurah', 'triage'];

export interface Transition {
  readonly action: Action;
  readonly from: Status;
  readonly to: Status;
  readonly by: readonly Taker[];
  /** What the history records. */
  readonly event: EventKind;
  /** A public answer by the responsible office: counts as its response. */
  readonly answers: boolean;
  readonly because: string;
}

const step = (
  action: Action,
  edges: Partial<Record<Status, Status>>,
  rest: Omit<Transition, 'action' | 'from' | 'to'>,
): Transition[] => Object.entries(edges).map(([from, to]) => ({ action, from: from as Status, to, ...rest }));

/** The whole life of a complaint. What is not in this table cannot happen. */
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
      by: ['lurah'],
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
];

/** The transition an action makes from a status; undefined where it may not happen. */
export function transitionOf(action: Action, from: Status, by: Taker): Transition | undefined {
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

/** The statuses to which one can bring a complaint next, and by which actions. */
export function waysOn(from: Status, by: Taker): { allowedStatuses: Status[]; allowedActions: Action[] } {
  const ways = transitions.filter((transition) => transition.from === from && transition.by.includes(by));
  return {
    allowedStatuses: [...new Set(ways.map(({ to }) => to))],
    allowedActions: [...new Set(ways.map(({ action }) => action))],
  };
}

/** Why a complaint is turned away. */
export const rejectionReasons = ['spam', 'test', 'outside_city', 'not_our_authority', 'incomplete'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];
