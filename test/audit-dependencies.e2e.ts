import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './support/processes.js';

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

  const audit = async (known: Advisories): Promise<{ code: number | string; said: string }> => {
    advisories = known;
    const audited = run(process.execPath, ['scripts/audit.mjs'], {
      npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
      npm_config_cache: mkdtempSync(join(tmpdir(), 'tanggap-audit-')),
      npm_config_fetch_retries: '0',
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
    expect(said).toMatch(/^Could not audit the dependencies: \S/m);
    expect(code).toBe(75);
  });
});
