/** The states of a complaint. */
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

/** States that no action of an office or a citizen leaves. */
export const ends = ['closed', 'rejected', 'merged'] as const satisfies readonly Status[];

export function hasEnded(status: Status): boolean {
  return ends.some((end) => end === status);
}

/** What can be done with a complaint. */
export type Action =
  | 'route'
  | 'respond'
  | 'coordinate'
  | 'resolve'
  | 'reject'
  | 'transfer'
  | 'merge'
  | 'add'
  | 'confirm'
  | 'contest'
  | 'appeal'
  | 'close'
  | 'withdraw'
  | 'uphold'
  | 'overturn'
  | 'follow'
  | 'release';

/** What an office can do with it. */
export const officerActions = [
  'respond',
  'coordinate',
  'resolve',
  'reject',
  'transfer',
  'merge',
] as const satisfies readonly Action[];
export type OfficerAction = (typeof officerActions)[number];

/** Kinds of events in the history. */
export const eventKinds = [
  'filed',
  'routed',
  'responded',
  'coordinated',
  'resolved',
  'refused',
  'rejected',
  'transferred',
  'merged',
  'followed',
  'added',
  'confirmed',
  'contested',
  'appealed',
  'closed',
  'withdrawn',
  'inspected',
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * Who acts on a complaint: the queue and scheduled tasks (`system`), the kelurahan or the triage office that owns it, the
 * camat or walikota who owns what is about the conduct of an office below, the citizen who filed it, or the
 * communications office, which inspects closures.
 */
export type ActorRole = 'system' | 'lurah' | 'camat' | 'walikota' | 'triage' | 'citizen' | 'inspector';

/** Why an office turns a complaint away. */
export const rejectionReasons = ['spam', 'test', 'outside_city', 'not_our_authority', 'incomplete'] as const;
/** Why a complaint ended that its citizen withdrew: `given_up` where the first answer was late, else `withdrawn`. */
export const withdrawalReasons = ['withdrawn', 'given_up'] as const;
/** Why a complaint ended as `rejected`. */
export const endReasons = [...rejectionReasons, ...withdrawalReasons] as const;
export type RejectionReason = (typeof rejectionReasons)[number];
export type EndReason = (typeof endReasons)[number];
