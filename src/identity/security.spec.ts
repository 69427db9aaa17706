import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| .*`(?:src|test)\/\S+\.ts: /.test(line));

describe('what the page on security promises', () => {
  it.each(rows)('%.60s is shown by tests that are there', (row) => {
    const named = [...row.matchAll(/`((?:src|test)\/[\w./-]+\.ts): ([^`]+)`/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = '', title = ''] of named) {
      const tests = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
      const titles = [...tests.matchAll(/(['"`])((?:(?!\1).)+)\1/g)].map(([, , text]) => text);
      expect({ file, title, isThere: titles.includes(title) }).toEqual({ file, title, isThere: true });
    }
  });

  it('covers the whole Top 10', () => {
    const risks = rows.flatMap((row) => /^\| (API\d+) /.exec(row)?.[1] ?? []);
    expect(risks).toEqual(Array.from({ length: 10 }, (_, at) => `API${at + 1}`));
  });

  it('asks no address elsewhere', () => {
    // What runs in browsers may ask this server only, by its Content-Security-Policy.
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (path) => /(?<!\.spec)\.tsx?$/.test(path) && !path.startsWith('web/browser/'),
    );
    const asking = sources.filter((path) =>
      /(?<!\.|async )\bfetch\(|import (\w|\* as|\{[^}]*\b(request|get|Agent)\b)[^;]* from 'node:https?'|from '(node:dgram|undici|axios)'/.test(
        readFileSync(join(root, 'src', path), 'utf8'),
      ),
    );
    expect(asking).toEqual([]);
  });
});
