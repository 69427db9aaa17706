import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTanggap } from './support/processes.js';
import { ADMIN, makeFolder, postmasterOf, serve, signIn } from './support/own-data.js';

jest.setTimeout(60_000);

if (process.getuid?.() === 0) {
  describe('root in a folder that the user postgres may not enter', () => {
    it('starts, and says where the data lies', async () => {
      const home = makeFolder(0o700);
      const env = { DEMO_PASSWORD: 'akar-boleh-juga', SEED: 'none' };
      const tanggap = await serve(env, home);
      const [, parent = ''] = /The database lies in (\/var\/lib\/tanggap\/\S+):/.exec(tanggap.said()) ?? [];
      try {
        expect(postmasterOf(parent)).toBeDefined();
        expect((await signIn(tanggap.base, ADMIN, env.DEMO_PASSWORD)).status).toBe(201);
        expect(await tanggap.end()).toBe(0);
        expect(postmasterOf(parent)).toBeUndefined();
      } finally {
        await tanggap.end();
        if (parent) rmSync(parent, { recursive: true, force: true });
      }
    });

    it('is told so where DATA_DIR names that folder', async () => {
      const dataDir = join(makeFolder(0o700), 'data');
      const tanggap = runTanggap({ DATA_DIR: dataDir, PORT: '0' });
      expect(await tanggap.exit).toBe(1);
      expect(tanggap.said()).toMatch(
        /^✗ DATA_DIR=\S+ lies where the system user "postgres" may not go.*\n {2}→ Choose a folder/m,
      );
      expect(tanggap.said()).not.toContain('    at ');
      expect(existsSync(join(dirname(dataDir), 'data/postgres/PG_VERSION'))).toBe(false);
    });
  });
}

describe('the folder of the data', () => {
  it('is asked for where it is a file', async () => {
    const tanggap = runTanggap({ DATA_DIR: __filename, PORT: '0' });
    expect(await tanggap.exit).toBe(1);
    expect(tanggap.said()).toMatch(/^✗ The folder \S+ cannot be written: .*\n {2}→ Set DATA_DIR/m);
  });
});
