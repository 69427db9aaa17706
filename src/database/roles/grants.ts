import pg from 'pg';
import { defaultRights, tableRights } from './rights.js';

/** What can be granted on a table; all beyond {@link TableRights} is never granted. */
export const PRIVILEGES = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'TRUNCATE',
  'REFERENCES',
  'TRIGGER',
] as const;

/** A table, view or sequence, and what a role may do with it, however it came to that. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
  /** As in pg_class.relkind: `S` for a sequence, `v` or `m` for a view, otherwise a table. */
  readonly kind: string;
  readonly rights: readonly string[];
  /** The role owns it, or is a member of the role that does. */
  readonly owned: boolean;
}

/** What the application's role may do with a relation. */
export function wantedRights({
  schema,
  name,
  kind,
}: Pick<Relation, 'schema' | 'name' | 'kind'>): readonly string[] {
  if (kind === 'S') return ['USAGE'];
  if (kind === 'v' || kind === 'm') return ['SELECT'];
  return (tableRights[schema === 'bullmq' ? `bullmq.${name}` : name] ?? defaultRights).rights;
}

/**
 * Statements that bring the rights of a role to what is wanted; none where they are so already. An owner's own rights
 * stay: without them it could not migrate.
 */
export function grantStatements(role: string, relations: readonly Relation[]): string[] {
  const to = pg.escapeIdentifier(role);
  return relations.flatMap((relation) => {
    if (relation.owned) return [];
    const wanted = wantedRights(relation);
    const lacking = wanted.filter((right) => !relation.rights.includes(right));
    const excess = relation.rights.filter((right) => !wanted.includes(right));
    const on = `${relation.kind === 'S' ? 'SEQUENCE ' : ''}${pg.escapeIdentifier(relation.schema)}.${pg.escapeIdentifier(relation.name)}`;
    return [
      ...(excess.length > 0 ? [`REVOKE ${excess.join(', ')} ON ${on} FROM ${to}`] : []),
      ...(lacking.length > 0 ? [`GRANT ${lacking.join(', ')} ON ${on} TO ${to}`] : []),
    ];
  });
}

/** What a role may do beyond what is wanted, in words: `may UPDATE audit_entries`. */
export function excessOf(relations: readonly Relation[]): string[] {
  return relations.flatMap((relation) => {
    if (relation.owned) return [`owns ${relation.name}`];
    const wanted = wantedRights(relation);
    const excess = relation.rights.filter((right) => !wanted.includes(right));
    return excess.length > 0 ? [`may ${excess.join(', ')} ${relation.name}`] : [];
  });
}

/** Relations that a role may not use as it needs to. */
export function lackOf(relations: readonly Relation[]): string[] {
  return relations
    .filter((relation) => wantedRights(relation).some((right) => !relation.rights.includes(right)))
    .map(({ name }) => name);
}
