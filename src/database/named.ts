/**
 * Writes a statement with `:name` for its values as PostgreSQL wants it, with
 * `$1`, so that statements put together from parts can share values.
 *
 * @throws Error where a name has no value
 */
export function named(sql: string, values: Readonly<Record<string, unknown>>): [string, unknown[]] {
  const used: string[] = [];
  const numbered = sql.replaceAll(/(?<![:\w]):([a-z]\w*)/gi, (_, name: string) => {
    if (!(name in values)) throw new Error(`The statement names :${name}, which has no value.`);
    if (!used.includes(name)) used.push(name);
    return `$${used.indexOf(name) + 1}`;
  });
  return [numbered, used.map((name) => values[name])];
}
