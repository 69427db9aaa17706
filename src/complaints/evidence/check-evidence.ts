/** What can be doubtful about a photo that is to show that something was done. */
export const findingKinds = [
  'no_capture_time',
  'taken_outside',
  'far_away',
  'same_picture',
  'similar_picture',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A doubt, and the photo it is about. */
export interface EvidenceFinding {
  readonly photo: string;
  readonly doubt: FindingKind;
}

/** Whether a photo was taken between filing and closing. */
export const takings = ['between', 'outside', 'unknown'] as const;

/** What was found of one photo. Found by rules, from what its file says: nobody looked at the picture. */
export interface PhotoCheck {
  readonly photo: string;
  readonly taken: (typeof takings)[number];
  /** From the place of the complaint, in whole metres; null where either place is unknown. */
  readonly metres: number | null;
  /** An earlier photo, of whichever complaint, that is the same file or nearly the same picture. */
  readonly alike: { readonly photo: string; readonly sameFile: boolean } | null;
}

interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** What a photo shows of itself. */
export interface Shown {
  readonly photo: string;
  readonly takenAt: Date | null;
  readonly point: Place | null;
  readonly alike: PhotoCheck['alike'];
}

/** What it is held against. */
export interface Against {
  readonly filedAt: Date;
  readonly closedAt: Date;
  readonly point: Place | null;
  /** Farther away is doubtful; metres. */
  readonly withinMetres: number;
}

/** By so much the clock of a camera may be wrong, in milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;
/** Mean radius of the earth, in metres. */
const RADIUS = 6_371_008;

export function checkPhoto({ photo, takenAt, point, alike }: Shown, against: Against): PhotoCheck {
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
export function findingsFor({ photo, taken, metres, alike }: PhotoCheck, { withinMetres }: Against): EvidenceFinding[] {
  const found: (FindingKind | false)[] = [
    taken === 'unknown' && 'no_capture_time',
    taken === 'outside' && 'taken_outside',
    metres !== null && metres > withinMetres && 'far_away',
    alike !== null && (alike.sameFile ? 'same_picture' : 'similar_picture'),
  ];
  return found.filter((doubt) => doubt !== false).map((doubt) => ({ photo, doubt }));
}

/** Along a great circle. */
export function metresBetween(one: Place, other: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(one.lat, other.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * half(one.lng, other.lng);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function isBetween(takenAt: Date, { filedAt, closedAt }: Against): boolean {
  const at = takenAt.getTime();
  return at >= filedAt.getTime() - CLOCK_TOLERANCE && at <= closedAt.getTime() + CLOCK_TOLERANCE;
}
