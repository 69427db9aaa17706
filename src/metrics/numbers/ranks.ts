/**
 * Ranks by a rate, the best first, among those that received enough to be
 * compared. Equal rates share a rank, and the next is as many places further.
 *
 * @param minimum fewer received than this, or no rate at all, is listed without a rank
 * @returns a rank, or null, for each
 */
export function ranks(
  groups: readonly { readonly received: number; readonly rate: number | null }[],
  minimum: number,
): (number | null)[] {
  const rated = ({ received, rate }: (typeof groups)[number]): number | null =>
    received < minimum ? null : rate;
  const sorted = groups
    .map(rated)
    .filter((rate) => rate !== null)
    .sort((a, b) => b - a);
  const place = new Map<number, number>();
  sorted.forEach((rate, index) => place.set(rate, place.get(rate) ?? index + 1));
  return groups.map((group) => place.get(rated(group) ?? Number.NaN) ?? null);
}
