/** What the evidence checker can find doubtful about a photo. */
export const findingKinds = [
  'no_capture_time',
  'taken_outside',
  'far_away',
  'same_picture',
  'similar_picture',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A finding, and the photo it is about. */
export interface EvidenceFinding {
  readonly photo: string;
  readonly doubt: FindingKind;
}

/** When a photo was taken: between filing and closing, outside that time, or unknown. */
export const takings = ['between', 'outside', 'unknown'] as const;

/** What the evidence checker found about one photo. It goes by rules and by the data in the file; nobody looks at the picture. */
export interface PhotoCheck {
  readonly photo: string;
  readonly taken: (typeof takings)[number];
  /** Distance from the place of the complaint, in whole metres; null where either place is unknown. */
  readonly metres: number | null;
  /** An earlier photo, of any complaint, that is the same file or nearly the same picture. */
  readonly alike: { readonly photo: string; readonly sameFile: boolean } | null;
}
