import { type EntityManager } from 'typeorm';
import { mapInTurns } from '../../common/in-turns.js';
import { named } from '../../database/named.js';
import { prepared } from '../../database/prepared.js';
import { columnsOf } from '../question/dimensions.js';
import { type Question } from '../question/question.js';
import {
  ANSWERED_IN,
  chargedRows,
  chargedWhere,
  columnOf,
  countColumns,
  joinedPairs,
  summedColumns,
  WAITING_FOR,
} from './counted.js';
import { hourOf, valuesOf } from './moments.js';
import { countNames } from '../numbers/response-rate.js';
import { type KeptState } from './kept-state.js';
import { type Counted, countedOf, type CountedRow } from './tally.js';

/**
 * Counts what the kept counts do not tell: the complaints of days that are out of
 * date, and of the others how long those have waited that were filed in the last
 * 20 hours, by the second.
 */
export async function countLive(
  manager: EntityManager,
  question: Question,
  { stale, knowsMore }: Pick<KeptState, 'stale' | 'knowsMore'>,
): Promise<Counted[]> {
  const { names, expressions } = columnsOf(question.by);
  const rows = await prepared<CountedRow>(
    manager,
    ...named(liveSql(names, expressions, stale.length > 0, knowsMore), {
      ...valuesOf(question),
      stale: JSON.stringify(stale),
      exactFrom: new Date((hourOf(question.asOf) - 19) * 3_600_000),
    }),
  );
  return mapInTurns(rows, (row) => countedOf(row, names));
}

function liveSql(
  names: readonly string[],
  expressions: readonly string[],
  isAnyStale: boolean,
  knowsMore: boolean,
): string {
  const keys = expressions.map((expression, index) => `${expression} AS "${names[index]}", `).join('');
  const quoted = names.map((name) => `"${name}", `).join('');
  const grouped =
    names.length > 0 ? `GROUP BY ${names.map((_, index) => index + 1).join(', ')}` : 'HAVING count(*) > 0';
  const sorted = `
    SELECT ${keys} ${ANSWERED_IN} AS answered_in, ${WAITING_FOR} AS waiting_for, ${countColumns}, bool_or(demo) AS demo
    FROM charged
    WHERE (:offices::text[] IS NULL OR office = ANY (:offices)) AND (:person::uuid IS NULL OR person_id = :person)
    GROUP BY ${[...names, 'answered_in', 'waiting_for'].map((_, index) => index + 1).join(', ')}`;
  const counts = `${summedColumns}, bool_or(demo) AS demo, ${joinedPairs('answered_in', 'received')} AS answered_in`;
  const nothing = `${countNames.map((name) => `0 AS ${columnOf(name)}`).join(', ')}, false AS demo, ''::bytea AS answered_in`;
  const ofStaleDays = `
    JOIN stale ON coalesce(c.owner_office, 'triage') = stale.office AND c.filed_on = stale.filed_on
    WHERE c.city_prefix = :city`;
  const knownLater = `
    WHERE c.id IN (SELECT complaint_id FROM rate_marks WHERE known_at > :asOf)
      AND c.city_prefix = :city AND c.filed_on >= :from AND c.filed_on < :to`;
  const waiting = `${joinedPairs('waiting_for', 'received')} AS waiting_for`;
  return `
    WITH stale AS MATERIALIZED (
      SELECT office, "filedOn" AS filed_on FROM json_to_recordset(:stale) AS day(office text, "filedOn" date)
    )${
      isAnyStale
        ? `, live AS (
      WITH ${knowsMore ? chargedWhere(ofStaleDays, knownLater) : chargedRows(ofStaleDays)}
      ${sorted}
    )`
        : ''
    }, recent AS (
      WITH ${chargedRows(`
        WHERE c.city_prefix = :city AND c.first_responded_at IS NULL AND c.filed_at >= :exactFrom
          AND c.filed_on >= :from AND c.filed_on < :to
          AND NOT EXISTS (SELECT FROM stale WHERE stale.office = coalesce(c.owner_office, 'triage') AND stale.filed_on = c.filed_on)`)}
      ${sorted}
    )
    SELECT ${quoted} ${nothing}, ${waiting} FROM recent ${grouped}
    ${isAnyStale ? `UNION ALL SELECT ${quoted} ${counts}, ${waiting} FROM live ${grouped}` : ''}`;
}
