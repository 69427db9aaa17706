import fc from 'fast-check';
import { excessOf, grantStatements, lackOf, PRIVILEGES, type Relation, wantedRights } from './grants.js';
import { tableRights } from './rights.js';

const relation: fc.Arbitrary<Relation> = fc.record({
  schema: fc.constantFrom('public', 'bullmq'),
  name: fc.constantFrom(
    ...Object.keys(tableRights).map((name) => name.replace('bullmq.', '')),
    'not "listed"',
  ),
  kind: fc.constantFrom('r', 'p'),
  rights: fc.subarray([...PRIVILEGES]),
  owned: fc.constant(false),
});

/** What PostgreSQL would make of the statements. */
function after(found: Relation, statements: string[]): Relation {
  const rights = new Set(found.rights);
  for (const statement of statements) {
    const [, verb, list = ''] = /^(GRANT|REVOKE) (.*?) ON /.exec(statement) ?? [];
    for (const right of list.split(', ')) {
      if (verb === 'GRANT') rights.add(right);
      else rights.delete(right);
    }
  }
  return { ...found, rights: [...rights] };
}

describe('the rights of the application’s role', () => {
  it('are what is listed after the statements, whatever they were before, and then need none', () => {
    fc.assert(
      fc.property(relation, (found) => {
        const mended = after(found, grantStatements('tanggap_app', [found]));
        expect([...mended.rights].sort()).toEqual([...wantedRights(found)].sort());
        expect([grantStatements('tanggap_app', [mended]), excessOf([mended]), lackOf([mended])]).toEqual([
          [],
          [],
          [],
        ]);
      }),
    );
  });

  it('never have TRUNCATE, REFERENCES or TRIGGER', () => {
    fc.assert(
      fc.property(relation, (found) => {
        expect(grantStatements('app', [found]).join()).not.toMatch(
          /GRANT[^;]*(TRUNCATE|REFERENCES|TRIGGER) ?[,O]/,
        );
      }),
    );
  });

  it('are granted to a quoted role on a quoted table', () => {
    const found = { schema: 'public', name: 'a"b', kind: 'r', rights: [], owned: false };
    expect(grantStatements('x"; DROP', [found])).toEqual([
      'GRANT SELECT, INSERT, UPDATE, DELETE ON "public"."a""b" TO "x""; DROP"',
    ]);
  });

  it('are too many for who owns a table, or got a right in another way', () => {
    const found = {
      schema: 'public',
      name: 'audit_entries',
      kind: 'r',
      rights: [...PRIVILEGES],
      owned: false,
    };
    expect(excessOf([found])).toEqual(['may UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER audit_entries']);
    const owned = { ...found, owned: true };
    expect(excessOf([owned])).toEqual(['owns audit_entries']);
    expect(grantStatements('owner', [owned])).toEqual([]);
  });
});
