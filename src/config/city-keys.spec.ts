import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotateKeptKey, sealingKeysOf } from './city-keys.js';
import { readConfig } from './config.js';

describe('the keys of the city', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tanggap-keys-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));
  const keysWith = (env: Record<string, string>) => sealingKeysOf(readConfig({ DATA_DIR: dataDir, ...env }));
  const text = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

  it('are those that the operator gives, the newest first', () => {
    const { current, all } = keysWith({ REPORTER_KEY: text(1), REPORTER_KEYS_OLD: `${text(2)},${text(3)}` });
    expect(current).toEqual(Buffer.alloc(32, 1));
    expect(all).toEqual([1, 2, 3].map((fill) => Buffer.alloc(32, fill)));
  });

  it('are otherwise made once and kept; a new one takes the place of the one before, which still opens', () => {
    const first = keysWith({});
    expect(first.current).toHaveLength(32);
    expect(keysWith({})).toEqual(first);
    rotateKeptKey(dataDir);
    rotateKeptKey(dataDir);
    const third = keysWith({});
    expect(third.all).toHaveLength(3);
    expect(third.all[0]).toEqual(third.current);
    expect(third.all[2]).toEqual(first.current);
    expect(keysWith({ REPORTER_KEYS_OLD: text(4) }).all).toEqual([...third.all, Buffer.alloc(32, 4)]);
  });
});
