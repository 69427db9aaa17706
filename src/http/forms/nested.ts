/** What a form says: texts, lists of texts where a name is repeated, and groups of these. */
export type Fields = { readonly [name: string]: string | string[] | Fields };

type Node = Map<string, string | string[] | Node>;

/** A name with steps that no object has already. */
const STEPS = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;

/** What is always a list, however many were chosen. */
const LISTS = ['photos'];

/**
 * What a form says in the shape of the API's bodies: `reporter.phone` is the phone of the reporter, a repeated
 * name is a list, and what was left empty is absent. Takes time in proportion to the fields.
 *
 * @param pairs within the bounds of `common/fields/bounds.ts`, by which the depth of names is limited
 */
export function nested(pairs: Iterable<readonly [string, string]>): Fields {
  const root: Node = new Map();
  for (const [name, value] of pairs) {
    if (value.trim() === '') continue;
    const steps = STEPS.test(name) ? name.split('.') : [name];
    const last = steps.pop() ?? name;
    const place = steps.reduce<Node | undefined>((node, step) => inside(node, step), root);
    // Where a name means both a text and a group, the group is kept: the other is refused as unknown.
    const [node, key] = place ? [place, last] : [root, name];
    const before = node.get(key);
    if (before instanceof Map) continue;
    if (Array.isArray(before)) before.push(value);
    else if (before !== undefined) node.set(key, [before, value]);
    else node.set(key, LISTS.includes(key) ? [value] : value);
  }
  return asObject(root);
}

function inside(node: Node | undefined, step: string): Node | undefined {
  const next = node?.get(step);
  if (next !== undefined) return next instanceof Map ? next : undefined;
  const made: Node = new Map();
  node?.set(step, made);
  return node && made;
}

function asObject(node: Node): Fields {
  return Object.fromEntries(
    [...node].map(([name, value]) => [name, value instanceof Map ? asObject(value) : value]),
  );
}
