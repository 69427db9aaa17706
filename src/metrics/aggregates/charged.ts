import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
/** The state of complaints by their rows; a condition on `c` follows. */
export const statesByRow = read('complaint-states-by-row');
/** The state of complaints at `:asOf` by their events; a condition on `c` follows. */
export const statesByEvents = read('complaint-states-by-events');
const charged = read('charged');

/** SQL: the office that a complaint `c` counts with once it was answered or due, as the aggregates have it. */
export const CHARGED_TO =
  'charged_office_at(c.owner_office, c.charged_office, c.owner_charged_from, c.first_response_due_at)';

/** `charged`, as a list of CTEs, of the states that a query selects. */
export function chargedOfStates(states: string): string {
  return `states AS (${states}), ${charged}`;
}

/**
 * `charged` of the complaints of a condition as they stood at `:asOf`: from their
 * rows, and from their events where something became known later.
 *
 * @param rows condition on `complaints c`, or a join and a condition
 * @param changed the same for those of which something became known later; by default the same complaints
 */
export function chargedWhere(rows: string, changed = rows): string {
  return chargedOfStates(`
    ${statesByRow} ${rows} AND c.known_at <= :asOf
    UNION ALL
    ${statesByEvents} ${changed} AND c.known_at > :asOf`);
}

/** `charged` of complaints by their events alone. */
export function chargedByEvents(rows: string): string {
  return chargedOfStates(`${statesByEvents} ${rows}`);
}

/** What of a question depends on the state of a complaint: condition on `charged`. */
export const ASKED = `(:offices::text[] IS NULL OR office = ANY (:offices))
  AND (:person::uuid IS NULL OR person_id = :person) AND (:unit::text IS NULL OR coalesce(unit_code, '') = :unit)
  AND (:chargedFrom::date IS NULL OR charged_on >= :chargedFrom) AND (:chargedTo::date IS NULL OR charged_on < :chargedTo)`;
