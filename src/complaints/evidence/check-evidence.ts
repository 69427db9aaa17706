import { metresBetween, type Place } from '../../areas/metres-between.js';
import { type EvidenceFinding, type FindingKind, type PhotoCheck } from '../core/evidence-findings.js';

/** What the file of a photo says. */
export interface PhotoFacts {
  readonly photo: string;
  readonly takenAt: Date | null;
  readonly point: Place | null;
  readonly alike: PhotoCheck['alike'];
}

/** The closure that a photo is compared with. */
export interface ClosureFacts {
  readonly filedAt: Date;
  readonly closedAt: Date;
  readonly point: Place | null;
  /** A photo taken farther away is doubtful; metres. */
  readonly withinMetres: number;
}

/** How wrong the clock of a camera may be, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

export function checkPhoto({ photo, takenAt, point, alike }: PhotoFacts, closure: ClosureFacts): PhotoCheck {
  return {
    photo,
    taken: takenAt === null ? 'unknown' : isBetween(takenAt, closure) ? 'between' : 'outside',
    metres: point && closure.point && Math.round(metresBetween(point, closure.point)),
    alike,
  };
}

/**
 * What is doubtful about a photo. A photo without a place is not doubtful: many phones do not store one. A photo without
 * a time is, because every camera stores one.
 */
export function findingsFor(
  { photo, taken, metres, alike }: PhotoCheck,
  { withinMetres }: ClosureFacts,
): EvidenceFinding[] {
  const found: (FindingKind | false)[] = [
    taken === 'unknown' && 'no_capture_time',
    taken === 'outside' && 'taken_outside',
    metres !== null && metres > withinMetres && 'far_away',
    alike !== null && (alike.sameFile ? 'same_picture' : 'similar_picture'),
  ];
  return found.filter((doubt) => doubt !== false).map((doubt) => ({ photo, doubt }));
}

function isBetween(takenAt: Date, { filedAt, closedAt }: ClosureFacts): boolean {
  const at = takenAt.getTime();
  return at >= filedAt.getTime() - CLOCK_TOLERANCE && at <= closedAt.getTime() + CLOCK_TOLERANCE;
}
