import {
  type DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
} from 'typeorm';
import { v7 as uuid } from 'uuid';
import { OperatorError } from '../common/operator-error.js';
import { recordCommand } from '../audit/by-command.js';
import { DeadlineVersion } from './deadline-version.entity.js';
import { type VersionNote, type Versioned } from './versioned.entity.js';

/** Whose rules shall change, and by which decree or for which reason. */
export interface Change {
  readonly cityPrefix: string;
  readonly source: string;
}

/** What a revision changed; where both lists are empty it made no version. */
export interface Revision<Rule extends Versioned> {
  readonly added: readonly VersionNote<Rule>[];
  readonly removed: readonly VersionNote<Rule>[];
}

const VERSIONED: readonly string[] = [
  'id',
  'cityPrefix',
  'addedIn',
  'removedIn',
] satisfies (keyof Versioned)[];
/** Greater than any version. */
const LATEST = 2 ** 31 - 1;

/** The rules of a kind that were in force in a version of a city's rules; those of now where none is given, in the order in which they were added. */
export function rulesIn<Rule extends Versioned & ObjectLiteral>(
  manager: EntityManager,
  kind: EntityTarget<Rule>,
  cityPrefix: string,
  version = LATEST,
): Promise<Rule[]> {
  return manager
    .createQueryBuilder(kind, 'rule')
    .where('rule.cityPrefix = :cityPrefix', { cityPrefix })
    .andWhere('rule.addedIn <= :version', { version })
    .andWhere('(rule.removedIn IS NULL OR rule.removedIn > :version)')
    .orderBy('rule.id')
    .getMany();
}

/** What a version changed in the rules of a kind. */
export async function changeIn<Rule extends Versioned & ObjectLiteral>(
  manager: EntityManager,
  kind: EntityTarget<Rule>,
  cityPrefix: string,
  version: number,
): Promise<Revision<Rule>> {
  const rules = await manager
    .createQueryBuilder(kind, 'rule')
    .where('rule.cityPrefix = :cityPrefix', { cityPrefix })
    .andWhere(':version IN (rule.addedIn, rule.removedIn)', { version })
    .orderBy('rule.id')
    .getMany();
  return {
    added: rules.filter(({ addedIn }) => addedIn === version),
    removed: rules.filter(({ removedIn }) => removedIn === version),
  };
}

/**
 * Makes a new version of a city's rules, which differs in one kind of them. What
 * is no longer in force remains part of the versions before.
 *
 * @param wanted from the rules in force to those that shall be
 */
export function revise<Rule extends Versioned & ObjectLiteral>(
  db: DataSource,
  kind: EntityTarget<Rule>,
  { cityPrefix, source }: Change,
  wanted: (inForce: readonly VersionNote<Rule>[]) => readonly VersionNote<Rule>[],
): Promise<Revision<Rule>> {
  if (source.trim() === '')
    throw new OperatorError('No source is given.', 'Name the decree or the reason with --source.');
  return db.transaction(async (manager) => {
    // Versions of a city are made one after the other, without hindering those who file.
    await manager.query('SELECT 1 FROM cities WHERE prefix = $1 FOR NO KEY UPDATE', [cityPrefix]);
    const inForce = await rulesIn(manager, kind, cityPrefix);
    const given = wanted(inForce);
    const added = without(given, inForce);
    const removed = without(inForce, given);
    if (added.length + removed.length === 0) return { added, removed };

    const about = manager.connection.getMetadata(kind).tableName;
    const version = ((await manager.maximum(DeadlineVersion, 'version', { cityPrefix })) ?? 0) + 1;
    await manager.insert(DeadlineVersion, { cityPrefix, version, about, source });
    await manager.query(`UPDATE ${about} SET removed_in = $1 WHERE id = ANY($2)`, [
      version,
      removed.map(({ id }) => id),
    ]);
    await manager.insert(
      kind,
      added.map((rule) => ({
        ...rule,
        id: uuid(),
        cityPrefix,
        addedIn: version,
      })) as QueryDeepPartialEntity<Rule>[],
    );
    const counts = { added: added.length, removed: removed.length };
    await recordCommand(manager, `${about}.revised`, cityPrefix, { version, source, ...counts });
    return { added, removed };
  });
}

/** Those of which none of the others says the same. */
function without<Rule extends object>(rules: readonly Rule[], others: readonly object[]): Rule[] {
  const said = new Set(others.map(sayingOf));
  return rules.filter((rule) => !said.has(sayingOf(rule)));
}

/** What a rule says, as text. */
function sayingOf(rule: object): string {
  const said = Object.entries(rule).filter(([field]) => !VERSIONED.includes(field));
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
