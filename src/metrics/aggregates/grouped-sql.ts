import { ANSWERED_IN, countColumns, countsOfComplaints, sumsOf, WAITING_FOR } from './counted.js';

/** The keys to group by: the column of each, and the expression that makes it. */
export interface Keys {
  readonly names: readonly string[];
  readonly expressions: readonly string[];
}

/** Selects the keys, each under its name, with a comma behind each. */
export function selected({ names, expressions }: Keys): string {
  return expressions.map((expression, index) => `${expression} AS "${names[index]}", `).join('');
}

/** The names of the keys, with a comma behind each. */
export function quoted({ names }: Keys): string {
  return names.map((name) => `"${name}", `).join('');
}

/**
 * Adds up what was counted, to one row for each group as `CountedRow` describes it.
 *
 * @param counts selects the keys, the columns of all counts and `demo`
 * @param times selects the keys, `bucket`, `answered` and `unanswered`
 */
export function groupedSql(keys: Keys, counts: string, times: string): string {
  const names = quoted(keys);
  const joined = keys.names.length > 0 ? `USING (${names.slice(0, -2)})` : 'ON true';
  const grouped = (further = ''): string => {
    const by = `${names}${further}`.replace(/, $/, '');
    return by === '' ? '' : `GROUP BY ${by}`;
  };
  return `
    counts AS (
      SELECT ${names} ${sumsOf([...countColumns, 'demo'])}
      FROM (${counts}) part ${grouped()}
      HAVING count(*) > 0
    ), times AS (
      SELECT ${names}
             json_object_agg(bucket, answered) FILTER (WHERE answered <> 0) AS answered_in,
             json_object_agg(bucket, unanswered) FILTER (WHERE unanswered <> 0) AS waiting_for
      FROM (
        SELECT ${names} bucket, sum(answered)::int AS answered, sum(unanswered)::int AS unanswered
        FROM (${times}) part ${grouped('bucket')}
      ) summed ${grouped()}
    )
    SELECT * FROM counts LEFT JOIN times ${joined}`;
}

/**
 * Counts `charged` complaints by keys and by bucket of their time.
 *
 * @param condition on `charged`
 */
export function talliedSql(keys: Keys, condition: string): string {
  const columns = [...keys.names, 'answered_in', 'waiting_for'];
  return `
    SELECT ${selected(keys)} ${ANSWERED_IN} AS answered_in, ${WAITING_FOR} AS waiting_for, ${countsOfComplaints}
    FROM charged
    WHERE ${condition}
    GROUP BY ${columns.map((_, index) => index + 1).join(', ')}`;
}

/** What {@link talliedSql} counted, as the `times` of {@link groupedSql}. */
export function timesOfTally(keys: Keys, tally: string): string {
  return `
    SELECT ${quoted(keys)} coalesce(answered_in, waiting_for) AS bucket,
           CASE WHEN answered_in IS NULL THEN 0 ELSE received END AS answered,
           CASE WHEN answered_in IS NULL THEN received ELSE 0 END AS unanswered
    FROM ${tally}
    WHERE coalesce(answered_in, waiting_for) IS NOT NULL`;
}
