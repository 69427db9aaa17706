import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Day } from '../../common/city-time.js';
import { type GroupName, lurahKey } from './groups.js';
import { type Question } from '../question/question.js';

/** After every day that is asked for. */
const LATER: Day = '9999-12-31';

interface Holder {
  readonly code: string;
  readonly office: string;
  readonly personId: string | null;
  readonly name: string | null;
  readonly until: Day | null;
}

/** Reads what groups are called that no directory in memory names. */
@Injectable()
export class GroupNamesRepository {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * Everyone who held one of these offices at some time in [from, asOf], so far as
   * was known at `asOf`, and each office that nobody holds then. An office without a
   * person appears by its own name.
   *
   * @param offices codes of kelurahan
   */
  async lurah(offices: readonly string[], { from, asOf, asOfDay }: Question): Promise<GroupName[]> {
    const asked = new Set(offices);
    const holders = await this.db.query<Holder[]>(
      `SELECT o.code, o.name AS office, p.id AS "personId", p.name, t.until_day::text AS until
       FROM offices o
       LEFT JOIN tenure_versions t ON t.office_code = o.code AND t.known_at <= $1 AND t.superseded_at > $1
         AND t.from_day <= $2 AND (t.until_day IS NULL OR t.until_day > $3)
       LEFT JOIN people p ON p.id = t.person_id
       WHERE o.position = 'lurah'
       ORDER BY o.code, p.name, p.id`,
      [asOf, asOfDay, from],
    );
    const held = new Set(
      holders.filter(({ personId, until }) => personId && (until ?? LATER) > asOfDay).map(({ code }) => code),
    );
    const groups = holders
      .filter(({ code }) => asked.has(code))
      .flatMap(({ code, office, personId, name }): GroupName[] => [
        ...(personId ? [{ key: lurahKey(code, personId), name: name ?? office, office }] : []),
        ...(held.has(code) ? [] : [{ key: code, name: office, office }]),
      ]);
    return [...new Map(groups.map((group) => [group.key, group])).values()];
  }

  /** Names of lurah that have complaints and are not among the expected: a predecessor's, by office and person. */
  async lurahOf(keys: readonly string[]): Promise<GroupName[]> {
    const rows = await this.db.query<{ key: string; office: string; name: string | null }[]>(
      `SELECT asked.key, o.name AS office, p.name
       FROM unnest($1::text[]) AS asked(key)
       JOIN offices o ON o.code = split_part(asked.key, '/', 1)
       LEFT JOIN people p ON p.id::text = split_part(asked.key, '/', 2)
       ORDER BY asked.key`,
      [keys],
    );
    return rows.map(({ key, office, name }) => ({ key, name: name ?? office, office }));
  }

  /**
   * The channels that complaints of a city came through, by name, so far as was known at an instant: the index is looked
   * at once for each, however many complaints.
   */
  async channels(city: string, asOf: Date): Promise<string[]> {
    const rows = await this.db.query<{ channel: string }[]>(
      `WITH RECURSIVE known AS (
         (SELECT channel FROM complaints ORDER BY channel LIMIT 1)
         UNION ALL
         SELECT (SELECT channel FROM complaints WHERE channel > known.channel ORDER BY channel LIMIT 1)
         FROM known WHERE known.channel IS NOT NULL
       )
       SELECT channel FROM known
       WHERE EXISTS (
         SELECT FROM complaints c
         WHERE c.channel = known.channel AND c.city_prefix = $1 AND c.filed_at <= $2
           AND (c.known_at <= $2
                OR EXISTS (SELECT FROM complaint_events e WHERE e.complaint_id = c.id AND e.known_at <= $2)))
       ORDER BY channel`,
      [city, asOf],
    );
    return rows.map(({ channel }) => channel);
  }
}
