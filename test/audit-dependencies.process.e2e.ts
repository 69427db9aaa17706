import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './support/processes.js';

jest.setTimeout(60_000);

const WEAKNESS = {
  id: 1,
  url: 'https://example.com/weakness',
  title: 'Answers with the secrets of others',
  severity: 'high',
  vulnerable_versions: '*',
};

/** What a registry answers when it is asked for weaknesses. */
type Advisories = Readonly<Record<string, readonly (typeof WEAKNESS)[]>> | 'no such question';

describe('the audit of the dependencies', () => {
  let registry: Server;
  let advisories: Advisories = 'no such question';
  beforeAll(async () => {
    registry = createServer((request, response) => {
      const known = request.method === 'POST' && advisories !== 'no such question';
      response.writeHead(known ? 200 : 405, { 'content-type': 'application/json' });
      response.end(known ? JSON.stringify(advisories) : '{}');
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => registry.close());

  const audit = async (known: Advisories, osvData = ''): Promise<{ code: number | string; said: string }> => {
    advisories = known;
    const audited = run(process.execPath, ['scripts/audit.mjs'], {
      npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
      npm_config_cache: mkdtempSync(join(tmpdir(), 'tanggap-audit-')),
      npm_config_fetch_retries: '0',
      OSV_DATA: osvData,
    });
    const code = await audited.exit;
    return { code, said: audited.said() };
  };

  it('fails on a grave weakness of what the product runs on, and names it', async () => {
    const { code, said } = await audit({ fastify: [WEAKNESS] });
    expect(said).toMatch(/^✗ fastify .*\(high\): Answers with the secrets of others https:/m);
    expect(code).toBe(1);
  });

  it('passes where there is none, or none that is grave', async () => {
    expect(await audit({})).toMatchObject({ code: 0 });
    const { code, said } = await audit({ fastify: [{ ...WEAKNESS, severity: 'low' }] });
    expect(said).toMatch(/0 with grave weaknesses, [1-9]\d* with others/);
    expect(code).toBe(0);
  });

  it('says so, and is neither passed nor failed, where the registry does not know', async () => {
    const { code, said } = await audit('no such question');
    expect(said).toMatch(/^The registry knows no weaknesses: \S/m);
    expect(said).toMatch(/^Could not audit the dependencies: .*\n {2}→ .*OSV_DATA/m);
    expect(code).toBe(75);
  });

  describe('with a copy of the advisories, where the registry does not know', () => {
    const DAY = 86_400_000;
    /** The copy of `test/data`, as if it were so many days old; only some of its advisories. */
    const copy = (days: number, ...ids: string[]): string => {
      const modified = new Date(Date.now() - days * DAY - DAY / 2).toISOString();
      const lines = readFileSync(join(root, 'test/data/osv.ndjson'), 'utf8').trim().split('\n');
      const path = join(mkdtempSync(join(tmpdir(), 'tanggap-osv-')), 'osv.ndjson');
      const chosen = lines.filter((line) => ids.length === 0 || ids.some((id) => line.includes(id)));
      writeFileSync(
        path,
        chosen.map((line) => line.replace(/"modified":"[^"]*"/, `"modified":"${modified}"`)).join('\n'),
      );
      return path;
    };

    it('fails on the grave one that is about an installed version, says which, and how old it all is', async () => {
      const { code, said } = await audit('no such question', copy(3));
      expect(said).toMatch(/^Looked into 6 advisories, the newest of \d{4}-\d\d-\d\d: 3 days old$/m);
      const named = said.split('\n').filter((line) => line.startsWith('✗'));
      expect(named).toEqual([
        expect.stringMatching(/^✗ fastify 5\.\S+ \(high\): TEST-0001 Answers with the secrets of others$/),
      ]);
      expect(said).toMatch(/^Audited [1-9]\d* packages: 1 with grave weaknesses, 1 with others$/m);
      expect(code).toBe(1);
    });

    it('passes where none is, if the copy is of this month, and neither passes nor fails if it is older', async () => {
      const harmless = ['TEST-0002', 'TEST-0003', 'TEST-0004', 'TEST-0006', 'TEST-0007'];
      expect(await audit('no such question', copy(29, ...harmless))).toMatchObject({ code: 0 });
      const { code, said } = await audit('no such question', copy(31, ...harmless));
      expect(said).toMatch(
        /31 days old[^]*^Could not audit the dependencies: advisories older than 30 days/m,
      );
      expect(code).toBe(75);
    });

    it('reads a folder of files too, and names one that it cannot read', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tanggap-osv-'));
      const [first = ''] = readFileSync(copy(1, 'TEST-0001'), 'utf8').split('\n');
      writeFileSync(join(folder, 'TEST-0001.json'), first);
      expect(await audit('no such question', folder)).toMatchObject({ code: 1 });
      writeFileSync(join(folder, 'TEST-0009.json'), '{');
      const { code, said } = await audit('no such question', folder);
      expect(said).toMatch(/^✗ OSV_DATA cannot be read: .*TEST-0009\.json/m);
      expect(code).toBe(1);
    });

    it('is not asked where the registry knows', async () => {
      const { code, said } = await audit({}, copy(3));
      expect(said).not.toContain('Looked into');
      expect(code).toBe(0);
    });
  });
});
