import { type AreaLevel } from '../../areas/area.entity.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { mapInTurns, Turns } from '../../common/in-turns.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { type Amount, type CountedGroup, together } from '../aggregates/counted-group.js';
import { type Dimension } from '../question/dimensions.js';
import { sum } from '../numbers/response-rate.js';
import { Waits } from '../numbers/waits.js';
import { NO_UNIT, NOBODY } from '../question/question.js';

/** A group by its key, its name, and for a lurah the office. */
export interface GroupName {
  readonly key: string;
  readonly name: string;
  readonly office?: string;
}

/** What was counted of a group. */
export interface Group extends Sum {
  /** One for each dimension. */
  readonly keys: readonly string[];
}

/** What several counted groups amount to, and which they are. */
export interface Sum extends Amount {
  readonly members: readonly CountedGroup[];
}

/**
 * Puts what was counted to its groups. No complaint is left out and none is
 * counted twice, so that the groups add up to the total.
 *
 * @param expected groups that appear also where nothing was received
 */
export async function placeCounted(
  counted: readonly CountedGroup[],
  by: readonly Dimension[],
  tree: AreaTree,
  expected: readonly (readonly string[])[],
): Promise<Group[]> {
  const turns = new Turns();
  const placed = new Map(expected.map((keys) => [keys.join('\n'), { keys, members: [] as CountedGroup[] }]));
  for (const each of counted) {
    const keys = by.map((dimension) => keyOf(dimension, each.keys, tree));
    const place = placed.get(keys.join('\n')) ?? { keys, members: [] };
    place.members.push(each);
    placed.set(keys.join('\n'), place);
    await turns.step();
  }
  return mapInTurns([...placed.values()], ({ keys, members }) => ({
    keys,
    members,
    ...together(members),
  }));
}

/** What is asked for in several ways is added up once. */
const knownTotals = new WeakMap<readonly CountedGroup[], Promise<Sum>>();

/** All that was counted for a question. */
export function totalOf(counted: readonly CountedGroup[]): Promise<Sum> {
  const total = knownTotals.get(counted) ?? addUp(counted);
  knownTotals.set(counted, total);
  return total;
}

async function addUp(counted: readonly CountedGroup[]): Promise<Sum> {
  const turns = new Turns();
  const waits = new Waits();
  for (const each of counted) {
    waits.add(each.waits);
    await turns.step();
  }
  return { counts: sum(counted.map(({ counts }) => counts)), waits, members: counted };
}

/** Key of a lurah's group: the office, and the person where one held it. */
export function lurahKey(office: string, person: string | null | undefined): string {
  return person == null || person === NOBODY ? office : `${office}/${person}`;
}

function keyOf(dimension: Dimension, keys: CountedGroup['keys'], tree: AreaTree): string {
  const { office = TRIAGE_OFFICE, person } = keys;
  switch (dimension) {
    case 'kelurahan':
    case 'kecamatan':
    case 'city':
      return areaKey(office, dimension, tree);
    case 'lurah':
      return lurahKey(office, person);
    case 'unit':
      return keys.unit || NO_UNIT;
    default:
      return keys[dimension] ?? '';
  }
}

/**
 * The area of a level that an office's complaints belong to. An office above that level, such as a camat's among
 * kelurahan, is a group of its own, and so is triage.
 */
function areaKey(office: string, level: AreaLevel, tree: AreaTree): string {
  return tree.ancestor(office, level)?.code ?? tree.get(office)?.code ?? TRIAGE_OFFICE;
}

/** All areas of a level that lie in an area, and the one that contains it. */
export function areaNames(level: AreaLevel, area: string, tree: AreaTree): GroupName[] {
  const above = tree.ancestor(area, level);
  const areas = new Set([...(above ? [above] : []), ...tree.withDescendants(area)]);
  return [...areas].filter((each) => each.level === level).map(({ code, name }) => ({ key: code, name }));
}
