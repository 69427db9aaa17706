import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, root, run, type Spawned } from './processes.js';

export const BUCKET = 'foto';

/** A server that speaks S3, with one bucket and one key. */
export interface S3Server {
  readonly process: Spawned;
  /** The variables that lead Tanggap to its bucket. */
  readonly settings: Record<string, string>;
  /** Names in the bucket. */
  names(): string[];
}

export async function startS3(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-s3-'));
  const port = await freePort();
  const program = join(root, 'node_modules/s3rver/bin/s3rver.js');
  const server = run(
    process.execPath,
    [
      ...[program, '--directory', folder, '--address', '127.0.0.1', '--port', String(port)],
      ...['--configure-bucket', BUCKET],
    ],
    {},
  );
  await server.says('listening');
  return {
    process: server,
    settings: {
      PHOTOS_S3_URL: `http://127.0.0.1:${port}/${BUCKET}/jakarta`,
      PHOTOS_S3_KEY: 'S3RVER',
      PHOTOS_S3_SECRET: 'S3RVER',
    },
    names: () =>
      readdirSync(join(folder, BUCKET), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('._S3rver_object'))
        .map((name) => name.replace('._S3rver_object', '')),
  };
}
