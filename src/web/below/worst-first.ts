import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';

/** How an area answers, as far as its order among others depends on it. */
export type Answering = Pick<GroupResponse, 'responseRate' | 'received' | 'overdue' | 'name'>;

/**
 * Areas with the lowest response rate first. Those that received too few to be compared come after, the most overdue
 * first; equals by name.
 */
export function worstFirst<T extends Answering>(areas: readonly T[], minimum: number): T[] {
  const comparable = ({ received, responseRate }: T): boolean => received >= minimum && responseRate !== null;
  return [...areas].sort((one, other) => {
    if (comparable(one) !== comparable(other)) return comparable(one) ? -1 : 1;
    const apart = comparable(one)
      ? (one.responseRate ?? 0) - (other.responseRate ?? 0) || other.overdue - one.overdue
      : other.overdue - one.overdue;
    return apart || (one.name < other.name ? -1 : 1);
  });
}
