import { metresBetween, type Place } from '../../areas/metres-between.js';
import { type EvidenceFinding, type FindingKind, type PhotoCheck } from '../core/evidence-findings.js';

/** What a photo shows of itself. */
export interface PhotoFacts {
  readonly photo: string;
  readonly takenAt: Date | null;
  readonly point: Place | null;
  readonly alike: PhotoCheck['alike'];
}

/** What it is held against. */
export interface ClosureFacts {
  readonly filedAt: Date;
  readonly closedAt: Date;
  readonly point: Place | null;
  /** Farther away is doubtful; metres. */
  readonly withinMetres: number;
}

/** By so much the clock of a camera may be wrong, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

export function checkPhoto({ photo, takenAt, point, alike }: PhotoFacts, against: ClosureFacts): PhotoCheck {
  return {
    photo,
    taken: takenAt === null ? 'unknown' : isBetween(takenAt, against) ? 'between' : 'outside',
    metres: point && against.point && Math.round(metresBetween(point, against.point)),
    alike,
  };
}

/**
 * What is doubtful about a verdict. A photo without a place is not: many phones do
 * not write one. One without a time is, since every camera does.
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
