import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { erasePhotosOf } from '../src/attachments/photo-rows.js';
import { connect } from '../src/database/prepare.js';
import { CIDENG, GAMBIR, pothole } from './support/citizen.js';
import { GAMBIR_POINT, sendFile, sendPhoto, shoot, shown, takePhoto } from './support/photographer.js';
import { freePort } from './support/processes.js';
import { unfitPhotos } from './support/unfit-photos.js';
import { type Answer, eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

interface Photo {
  id: string;
  url: string;
  thumbnailUrl: string;
  takenAt?: string | null;
  takenFrom?: { lat: number; lng: number } | null;
}
interface Seen {
  timeline: { kind: string; photos?: Photo[] }[];
}

describe('photos', () => {
  let world: World;
  let lurah: string;
  beforeAll(async () => {
    world = await openWorld();
    lurah = await world.signIn(`lurah-${GAMBIR}`);
  });
  afterAll(() => world.close());

  const file = (body: object, headers = {}): Promise<Answer<{ number: string; trackingSecret: string }>> =>
    world.ask('POST', '/complaints', { body: { ...pothole, ...body }, headers });
  /** A complaint with photos, routed. */
  const filed = async (photos: string[]): Promise<{ number: string; secret: string }> => {
    const { body } = await file({ photos });
    const { number, trackingSecret: secret } = body;
    await eventually(
      () => world.ask<{ status: string }>('GET', `/complaints/${number}`),
      (seen) => seen.body.status === 'waiting',
    );
    return { number, secret };
  };
  const see = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${world.base}/api/v1/photos/${path}`, { headers });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const filesOf = (id: string): string[] => {
    const folder = join(world.env.DATA_DIR ?? '', 'photos', id.slice(0, 2));
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(id)) : [];
  };
  /** Makes as if something had been done so long ago. */
  const age = (table: string, column: string, id: string, by: string): Promise<unknown> =>
    world.db.query(
      `BEGIN; ALTER TABLE ${table} DISABLE TRIGGER USER;
       UPDATE ${table} SET ${column} = ${column} - interval '${by}' WHERE id = '${id}';
       ALTER TABLE ${table} ENABLE TRIGGER USER; COMMIT`,
    );

  it.each([
    ['JPEG', () => shoot().jpeg().toBuffer()],
    ['PNG', () => shoot().png().toBuffer()],
    ['WebP', () => shoot().webp().toBuffer()],
  ])('are taken as %s whatever their name says, and shown with nothing but the picture', async (_, take) => {
    const { status, body } = await sendFile(world, await take(), { name: 'laporan.exe' });
    expect({ status, body }).toEqual({ status: 201, body: { id: body.id, width: 640, height: 480 } });
    const { secret } = await filed([body.id]);
    for (const [path, width] of [
      [body.id, 640],
      [`${body.id}/thumbnail`, 320],
    ] as const) {
      const seen = await see(path, { 'tracking-secret': secret });
      expect(seen.status).toBe(200);
      expect(seen.headers.get('content-type')).toBe('image/jpeg');
      expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
      expect(seen.headers.get('cache-control')).toBe('private, max-age=300');
      expect(await sharp(seen.bytes).metadata()).toMatchObject({ format: 'jpeg', width });
      expect(await exifr.parse(seen.bytes)).toBeUndefined();
      expect(seen.bytes.includes('Rahasia')).toBe(false);
    }
  });

  it('are turned upright, and made no larger than is shown', async () => {
    const lying = await shoot({ width: 3000, height: 1500 })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sendFile(world, lying)).body).toMatchObject({ width: 1024, height: 2048 });
  });

  it.each(unfitPhotos())('are not taken where they are %s', async (_, make, reason) => {
    const { status, body } = await sendFile<Record<string, unknown>>(world, await make());
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'photo_refused', reason } });
    expect(body.detail).not.toMatch(/\{\w+\}/);
  });

  it('lose what was hidden behind the picture', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(5_000, 'film ')]);
    const { body } = await sendFile(world, Buffer.concat([await takePhoto(), film]));
    const { secret } = await filed([body.id]);
    expect((await see(body.id, { 'tracking-secret': secret })).bytes.includes('film film')).toBe(false);
  });

  it('are refused with the field that is wrong', async () => {
    const photo = await takePhoto();
    const send = async (...given: Parameters<typeof sendFile>): Promise<unknown> =>
      (await sendFile<Record<string, unknown>>(...given)).body;
    expect(await send(world, [])).toMatchObject({ errors: [{ field: 'photo', code: 'required' }] });
    expect(await send(world, Buffer.alloc(0))).toMatchObject({
      errors: [{ field: 'photo', code: 'required' }],
    });
    expect(await send(world, [['gambar', photo]])).toMatchObject({
      errors: [{ field: 'gambar', code: 'unknown_field' }],
    });
    const two = [
      ['photo', photo],
      ['photo', photo],
    ] as const;
    expect(await send(world, two)).toMatchObject({ errors: [{ field: 'photo', code: 'repeated' }] });
    const large = Buffer.concat([photo, Buffer.alloc(10 * 1_048_576)]);
    expect(await send(world, large)).toMatchObject({ code: 'photo_too_large', status: 413 });

    const raw = async (path: string, type: string, body: string) =>
      world.ask('POST', path, { body, headers: { 'content-type': type } });
    expect((await raw('/photos', 'application/json', '{}')).body).toMatchObject({
      code: 'unsupported_media_type',
      detail: 'Send the body as multipart/form-data.',
    });
    expect((await raw('/complaints', 'multipart/form-data; boundary=x', '--x--')).body).toMatchObject({
      code: 'unsupported_media_type',
      detail: 'Send the body as application/json in UTF-8, not compressed.',
    });
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
      expect((await raw('/photos', type, '--x\r\nnonsense')).body).toMatchObject({ status: 400 });
  });

  it('of citizens are seen by whoever sent them and the officers of the complaint, and by nobody else', async () => {
    const taken = new Date(Date.now() - 3_600_000);
    const id = await sendPhoto(world, { takenAt: taken });
    expect((await see(id)).status).toBe(404);
    const { number, secret } = await filed([id]);
    const other = await filed([]);
    const signedIn = async (account: string): Promise<Record<string, string>> => ({
      authorization: `Bearer ${await world.signIn(account)}`,
    });
    for (const [headers, status] of [
      [{}, 404],
      [{ 'tracking-secret': other.secret }, 404],
      [await signedIn(`lurah-${CIDENG}`), 404],
      [await signedIn('admin'), 404],
      [await signedIn('communications'), 200],
      [{ 'tracking-secret': secret }, 200],
      [{ authorization: `Bearer ${lurah}` }, 200],
      [await signedIn('camat-31.71.01'), 200],
    ] as const)
      expect([headers, (await see(`${id}/thumbnail`, headers)).status]).toEqual([headers, status]);

    expect((await world.ask<Seen>('GET', `/complaints/${number}`)).body.timeline[0]).not.toHaveProperty(
      'photos',
    );
    const officer = (await world.ask<Seen>('GET', `/inbox/${number}`, { token: lurah })).body.timeline[0];
    expect(officer?.photos).toMatchObject([
      {
        id,
        url: `/api/v1/photos/${id}`,
        takenAt: expect.stringMatching(/\+07:00$/),
        takenFrom: GAMBIR_POINT,
      },
    ]);
    const seconds = Math.floor(taken.getTime() / 1000);
    expect(Date.parse(officer?.photos?.[0]?.takenAt ?? '') / 1000).toBe(seconds);
    const { rows } = await world.db.query<{ row: string }>(
      'SELECT photos::text AS row FROM photos WHERE id = $1',
      [id],
    );
    expect(rows[0]?.row).not.toContain('106.8');
    await expect(world.db.query('UPDATE photos SET content_hash = $1', [Buffer.alloc(32)])).rejects.toThrow(
      'does not change',
    );
  });

  it('come with additions and contests too', async () => {
    const { number, secret } = await filed([]);
    const act = async (step: string): Promise<Answer<Seen>> => {
      const body = {
        message: 'Lihat foto hasilnya.',
        photos: [await sendPhoto(world), await sendPhoto(world)],
      };
      return world.ask('POST', `/complaints/${number}/${step}`, {
        body,
        headers: { 'tracking-secret': secret },
      });
    };
    expect((await act('additions')).body.timeline.at(-1)?.photos).toHaveLength(2);
    const done = await shown(world, 'Lubang sudah ditutup.');
    await world.ask('POST', `/complaints/${number}/resolutions`, { token: lurah, body: done });
    expect((await act('contests')).body.timeline.at(-1)).toMatchObject({
      kind: 'contested',
      photos: [{}, {}],
    });
  });

  it('belong to one complaint, whoever asks first', async () => {
    const id = await sendPhoto(world);
    const answers = await Promise.all(Array.from({ length: 6 }, () => file({ photos: [id] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400, 400]);
    const stranger = '3f0b7c1e-52a8-4f5e-9d0a-6c1b2e7f8a90';
    for (const [photos, code] of [
      [[id], 'photo_not_usable'],
      [[stranger], 'photo_not_usable'],
      [[stranger, stranger], 'repeated'],
      [Array.from({ length: 6 }, () => crypto.randomUUID()), 'too_many_items'],
      [['x'], 'not_an_id'],
      ['x', 'not_list'],
    ] as const)
      expect((await file({ photos })).body).toMatchObject({ errors: [{ field: 'photos', code }] });
    const body = { message: 'Lihat foto hasilnya.', photos: [id] };
    const { number, secret } = await filed([]);
    const added = await world.ask('POST', `/complaints/${number}/additions`, {
      body,
      headers: { 'tracking-secret': secret },
    });
    expect(added.body).toMatchObject({ errors: [{ field: 'photos', code: 'photo_not_usable' }] });
  });

  it('sent again with their key are the same, and so is the filing', async () => {
    const photo = await takePhoto();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await sendFile(world, photo, { headers });
    const again = await sendFile(world, photo, { headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await sendFile(world, await takePhoto(), { headers })).body).toMatchObject({
      code: 'idempotency_key_reused',
    });
    const key = { 'idempotency-key': randomUUID() };
    const filing = await file({ photos: [first.body.id] }, key);
    expect((await file({ photos: [first.body.id] }, key)).body).toEqual(filing.body);
  });

  it('survive the process that took them in', async () => {
    const port = await freePort();
    const doomed = await world.start({ ROLE: 'http', PORT: String(port) });
    const id = await sendPhoto({ base: `http://127.0.0.1:${port}` });
    await doomed.end('SIGKILL');
    const { secret } = await filed([id]);
    expect((await see(id, { 'tracking-secret': secret })).status).toBe(200);
  });

  it('are removed where nobody used them, and where their upload was killed', async () => {
    const [unused, killed, fresh] = [await sendPhoto(world), await sendPhoto(world), await sendPhoto(world)];
    const used = await sendPhoto(world);
    await filed([used]);
    for (const id of [unused, killed, fresh, used]) expect(filesOf(id)).toHaveLength(2);
    await world.db.query('DELETE FROM photos WHERE id = $1', [killed]);
    for (const id of [unused, killed, used]) await age('photo_files', 'begun_at', id, '2 days');
    for (const id of [unused, used]) await age('photos', 'uploaded_at', id, '2 days');
    await eventually(
      () => Promise.resolve([...filesOf(unused), ...filesOf(killed)].length),
      (left) => left === 0,
    );
    for (const id of [fresh, used]) expect(filesOf(id)).toHaveLength(2);
    expect((await file({ photos: [unused] })).status).toBe(400);
    expect((await file({ photos: [fresh] })).status).toBe(201);
  });

  it('of a citizen can be erased, and the evidence of the office stays', async () => {
    const id = await sendPhoto(world);
    const { number, secret } = await filed([id]);
    const done = await shown(world, 'Lubang sudah ditutup.');
    await world.ask('POST', `/complaints/${number}/resolutions`, { token: lurah, body: done });
    const db = await connect(world.env.DATABASE_URL ?? '', []);
    const complaint = await world.db.query<{ id: string }>('SELECT id FROM complaints WHERE number = $1', [
      number,
    ]);
    expect(await erasePhotosOf(db.manager, complaint.rows[0]?.id ?? '')).toBe(1);
    expect(await erasePhotosOf(db.manager, complaint.rows[0]?.id ?? '')).toBe(0);
    await db.destroy();
    expect((await see(id, { 'tracking-secret': secret })).status).toBe(404);
    const own = await world.ask<Seen>('GET', `/complaints/${number}/own`, {
      headers: { 'tracking-secret': secret },
    });
    expect(own.body.timeline[0]).not.toHaveProperty('photos');
    await eventually(
      () => Promise.resolve(filesOf(id).length),
      (left) => left === 0,
    );
    expect((await see(done.photos[0] ?? '')).status).toBe(200);
  });
});
