import { readFileSync } from 'node:fs';
import { CHAIN, PROTECTED, UNPROTECTED } from './protected-tables.js';

describe('the tables of the audit trail', () => {
  it('are each decided about once', () => {
    const decided = [...Object.keys(PROTECTED), ...CHAIN, ...Object.keys(UNPROTECTED)];
    expect(decided.length).toBe(new Set(decided).size);
  });

  it('stand in the README with their reasons where they need no protection', () => {
    const listed = readFileSync('src/audit/README.md', 'utf8').match(/^- `\w+`: .*$/gm);
    expect(listed).toEqual(Object.entries(UNPROTECTED).map(([table, reason]) => `- \`${table}\`: ${reason}`));
  });
});
