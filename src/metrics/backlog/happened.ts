import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { startOfDay } from '../../common/city-time.js';
import { named } from '../../database/named.js';
import { chargedWhere } from '../aggregates/counted.js';
import { valuesOf } from '../aggregates/moments.js';
import { type Question } from '../question/question.js';
import { type Happened } from './series.js';

const happenedSql = readFileSync(new URL('./happened.sql', import.meta.url), 'utf8');

/** Statuses in which a complaint is no longer open. */
const ENDED = ['resolved', 'closed', 'rejected', 'merged'];

/**
 * What happened to the complaints of a question on each day of its period, and
 * what had happened before. Those that were answered and ended before it, and have
 * rested since, change nothing and are left out.
 */
export function happenedIn(
  manager: EntityManager,
  question: Question,
): Promise<(Happened & { readonly demo: boolean })[]> {
  const sql = `
    WITH ${chargedWhere(`
      WHERE c.city_prefix = :city AND c.filed_on < :to
        AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)
        AND (c.last_event_at >= :fromAt OR c.known_at > :asOf OR c.first_responded_at IS NULL OR c.status <> ALL (:ended))`)}
    ${happenedSql}`;
  const fromAt = startOfDay(question.from, question.zone);
  return manager.query(...named(sql, { ...valuesOf(question), fromAt, ended: ENDED }));
}
