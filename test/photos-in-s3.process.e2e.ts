import sharp from 'sharp';
import { pothole } from './support/citizen.js';
import { sendFile, sendPhoto, takePhoto } from './support/photographer.js';
import { freePort, runTanggap } from './support/processes.js';
import { BUCKET, type S3Server, startS3 } from './support/s3.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

describe('photos in a bucket of S3', () => {
  let s3: S3Server;
  let world: World;
  beforeAll(async () => {
    s3 = await startS3();
    world = await openWorld({ settings: () => s3.settings });
  });
  afterAll(async () => {
    await world.close();
    await s3.process.end();
  });

  it('are kept there, seen from there, and removed from there', async () => {
    const [id, unused] = [await sendPhoto(world), await sendPhoto(world)];
    expect(s3.names()).toEqual(expect.arrayContaining([`jakarta/${id}.jpg`, `jakarta/${id}.small.jpg`]));
    const filing = { body: { ...pothole, photos: [id] } };
    const { body } = await world.ask<{ trackingSecret: string }>('POST', '/complaints', filing);
    for (const [path, width] of [
      [id, 640],
      [`${id}/thumbnail`, 320],
    ] as const) {
      const answer = await fetch(`${world.base}/api/v1/photos/${path}`, {
        headers: { 'tracking-secret': body.trackingSecret },
      });
      const { format, width: wide } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([format, wide]).toEqual(['jpeg', width]);
    }
    await world.db.query('DELETE FROM photos WHERE id = $1', [unused]);
    await world.db.query(`UPDATE photo_files SET begun_at = begun_at - interval '2 hours'`);
    await eventually(
      () => Promise.resolve(s3.names()),
      (names) => !names.some((name) => name.includes(unused)),
    );
    expect(s3.names().filter((name) => name.includes(id))).toHaveLength(2);
  });

  it.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    [
      'a bucket that is not there',
      () => Promise.resolve({ PHOTOS_S3_URL: s3.settings.PHOTOS_S3_URL?.replace(BUCKET, 'nirwana') ?? '' }),
      /✗ PHOTOS_S3_URL: http:\S+ has no bucket "nirwana".\n {2}→ Create it/,
    ],
    [
      'an unknown key',
      () => Promise.resolve({ PHOTOS_S3_KEY: 'wrong' }),
      /✗ PHOTOS_S3_URL: .* does not let this key use the bucket "foto".\n {2}→ Correct/,
    ],
    [
      'a closed port',
      async () => ({ PHOTOS_S3_URL: `http://127.0.0.1:${await freePort()}/foto` }),
      /✗ PHOTOS_S3_URL: no S3 answers at http:.*ECONNREFUSED.*\n {2}→ Correct/,
    ],
    [
      'a folder that cannot be one',
      () => Promise.resolve({ PHOTOS_S3_URL: '', PHOTOS_DIR: '/dev/null/photos' }),
      /✗ PHOTOS_DIR: photos cannot be kept in \/dev\/null\/photos \(ENOTDIR\).\n {2}→ Make it/,
    ],
  ])('%s ends the start with its remedy', async (_, change, said) => {
    const tanggap = runTanggap({ ...world.env, PORT: '0', ...(await change()) });
    expect(await tanggap.exit).toBe(1);
    expect(tanggap.said()).toMatch(said);
  });

  it('wait for their store, and the client is told', async () => {
    await s3.process.end('SIGKILL');
    const { status, body, headers } = await sendFile<Record<string, unknown>>(world, await takePhoto());
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(headers.get('retry-after')).toBe('5');
  });
});
