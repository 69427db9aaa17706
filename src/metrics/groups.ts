import { type AreaLevel } from '../areas/area.entity.js';
import { type AreaTree } from '../areas/area-tree.js';
import { TRIAGE_OFFICE } from '../officials/office.entity.js';
import { type Counts, sum } from './response-rate.js';

/** A group by its key, its name, and for a lurah the office. */
export interface GroupName {
  readonly key: string;
  readonly name: string;
  readonly office?: string;
}

/** One row of `response-counts.sql`. */
export interface CountRow extends Counts {
  readonly key: string;
  readonly personId: string | null;
  readonly demo: boolean;
}

const nothing = sum([]);

/**
 * Puts the counts to their groups: every group appears, also one that received
 * nothing, and no row is left out, so that the groups add up to the total.
 *
 * @param names the groups there are
 * @param keyOf the group a row belongs to
 * @param nameOf names a group that has rows and is not among `names`
 */
export function placeCounts(
  names: readonly GroupName[],
  rows: readonly CountRow[],
  keyOf: (row: CountRow) => string,
  nameOf: (key: string) => GroupName,
): (GroupName & Counts)[] {
  const byKey = new Map<string, CountRow[]>();
  for (const row of rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  const expected = new Set(names.map(({ key }) => key));
  const further = [...byKey.keys()].filter((key) => !expected.has(key)).map(nameOf);
  return [...names, ...further].map((group) => ({
    ...group,
    ...(byKey.has(group.key) ? sum(byKey.get(group.key) ?? []) : nothing),
  }));
}

/** The group of areas of a level that an office's complaints belong to; triage is a group of its own. */
export function areaKey(office: string, level: AreaLevel, tree: AreaTree): string {
  return office === TRIAGE_OFFICE ? TRIAGE_OFFICE : (tree.ancestor(office, level)?.code ?? TRIAGE_OFFICE);
}

/** All areas of a level that lie in an area, contain it, or all of them. */
export function areaNames(level: AreaLevel, area: string | undefined, tree: AreaTree): GroupName[] {
  const above = area === undefined ? undefined : tree.ancestor(area, level);
  const areas = area === undefined ? tree.list() : [...(above ? [above] : []), ...tree.withDescendants(area)];
  const unique = new Map(
    areas.filter((each) => each.level === level).map(({ code, name }) => [code, { key: code, name }]),
  );
  return [...unique.values()];
}
