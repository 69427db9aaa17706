import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { startOfDay } from '../../common/city-time.js';
import { named } from '../../database/named.js';
import { chargedWhere } from '../aggregates/charged.js';
import { valuesOf } from '../aggregates/statement-values.js';
import { type Question } from '../question/question.js';
import { type BacklogChange } from './series.js';

const changesSql = readFileSync(new URL('./backlog-changes.sql', import.meta.url), 'utf8');

/** Statuses in which a complaint is no longer open. */
const ENDED = ['resolved', 'closed', 'rejected', 'merged'];

@Injectable()
export class BacklogRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * What happened to the complaints of a question on each day of its period, and
   * what had happened before. Those that were answered and ended before it, and have
   * not changed since, change nothing and are left out.
   */
  changes(question: Question): Promise<(BacklogChange & { readonly demo: boolean })[]> {
    const sql = `
      WITH ${chargedWhere(`
        WHERE c.city_prefix = :city AND c.filed_on < :to
          AND (:category::text IS NULL OR c.category_code = :category) AND (:channel::text IS NULL OR c.channel = :channel)
          AND (c.last_event_at >= :fromAt OR c.known_at > :asOf OR c.first_responded_at IS NULL OR c.status <> ALL (:ended))`)}
      ${changesSql}`;
    const fromAt = startOfDay(question.from, question.zone);
    return this.db.query(...named(sql, { ...valuesOf(question), fromAt, ended: ENDED }));
  }
}
