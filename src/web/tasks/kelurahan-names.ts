import { type AreaTree } from '../../areas/area-tree.js';

/** The kelurahan of a city by what people call them: `Cideng, Gambir`, with the kecamatan behind it. */
export function kelurahanNames(tree: AreaTree, root: string): Map<string, string> {
  const names = tree.kelurahanIn(root).map((code): [string, string] => {
    const [kelurahan, kecamatan] = [tree.get(code)?.name, tree.ancestor(code, 'kecamatan')?.name];
    return [[kelurahan ?? code, kecamatan].filter(Boolean).join(', '), code];
  });
  return new Map(names.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The code of a kelurahan as somebody named it: by its whole name, by its own where no other has the same, or by its
 * code; the text itself where none is meant, so that it is refused as it was written.
 */
export function kelurahanMeant(names: ReadonlyMap<string, string>, text: string): string {
  const plain = (name: string): string => name.trim().toLowerCase();
  const all = [...names].filter(
    ([name, code]) =>
      plain(name) === plain(text) || plain(name.split(',')[0] ?? '') === plain(text) || code === text.trim(),
  );
  const whole = all.find(([name]) => plain(name) === plain(text));
  const [only, ...others] = all;
  return whole?.[1] ?? (only && others.length === 0 ? only[1] : text);
}
