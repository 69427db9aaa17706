/** Why something is turned away that is no complaint. */
export const fakeReasons = ['spam', 'test'] as const;
export type FakeReason = (typeof fakeReasons)[number];

/** As many are shown, and turned away with one request. */
export const MOST_FAKES = 50;
