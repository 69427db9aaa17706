import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsAsMarkdown } from './rights-table.js';

describe('the table of rights in the README', () => {
  it('is the one in the code; print it with: npm run tanggap -- rights', () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
    expect(readme).toContain(`\n\n${rightsAsMarkdown()}\n\n`);
  });
});
