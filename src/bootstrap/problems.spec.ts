import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '..');

describe('the catalog of problems', () => {
  it('holds those of every room that defines some', () => {
    const defining = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('/problems.ts') && !file.startsWith('bootstrap'),
    );
    const loaded = readFileSync(join(__dirname, 'problems.ts'), 'utf8');
    expect(defining.length).toBeGreaterThan(0);
    for (const file of defining) expect(loaded).toContain(`import '../${file.replace(/\.ts$/, '.js')}'`);
  });
});
