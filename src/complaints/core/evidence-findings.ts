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
