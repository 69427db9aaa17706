import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { isDrawn } from '../src/complaints/evidence/draw.js';
import { arranged } from './support/arranged.js';
import { citizenOf, GAMBIR, pothole } from './support/citizen.js';
import { newScene, sendFile, sendPhoto, type Shot, takePhoto } from './support/photographer.js';
import { type Answer, openWorld, type World } from './support/world.js';

jest.setTimeout(90_000);

const HOUR = 3_600_000;
const AWAY = { lat: -6.1856, lng: 106.8269 };

interface Verdict {
  taken: string;
  metres: number | null;
  seenBefore: string;
  earlierPhoto?: string;
  doubts: string[];
}
interface Entry {
  kind: string;
  status: string;
  by: string | null;
  message: string | null;
  outcome?: string;
  doubtReason?: string;
  photos?: { id: string; url: string; takenAt?: string; takenFrom?: object; verdict?: Verdict }[];
}
interface Seen {
  status: string;
  timeline: Entry[];
}
interface List<Item> {
  items: Item[];
  nextCursor: string | null;
}
interface Doubtful {
  number: string;
  doubts: { photo: string; doubt: string }[];
  reason: string;
}
interface Inspection {
  id: string;
  number: string;
  outcome: string | null;
}

describe('evidence', () => {
  let world: World;
  let lurah: string;
  let communications: string;
  beforeAll(async () => {
    world = await openWorld();
    [lurah, communications] = await Promise.all([
      world.signIn(`lurah-${GAMBIR}`),
      world.signIn('communications'),
    ]);
  });
  afterAll(() => world.close());

  const newComplaint = async (more: object = {}): Promise<string> => {
    const citizen = citizenOf(world);
    const number = await citizen.file({ ...pothole, ...more });
    await citizen.routed(number);
    return number;
  };
  const resolve = (number: string, more: object = {}): Promise<Answer<Seen & Record<string, unknown>>> =>
    world.ask('POST', `/complaints/${number}/resolutions`, {
      token: lurah,
      body: { message: 'Sudah ditutup aspal.', ...more },
    });
  const closing = async (number: string): Promise<Entry | undefined> =>
    (await world.ask<Seen>('GET', `/complaints/${number}`)).body.timeline.at(-1);
  const list = async <Item>(path: string, token = communications): Promise<Answer<List<Item>>> =>
    world.ask('GET', path, { token });
  const contested = async (): Promise<number> =>
    (await world.ask<{ total: { contested: number } }>('GET', `/metrics/response-rates?area=${GAMBIR}`)).body
      .total.contested;

  it('is needed where the category says so', async () => {
    const { items } = (await world.ask<List<Record<string, unknown>>>('GET', '/categories')).body;
    const needs = Object.fromEntries(items.map(({ code, evidenceRequired }) => [code, evidenceRequired]));
    expect(needs).toMatchObject({
      road: true,
      waste: true,
      'street-light': true,
      noise: false,
      permits: false,
    });
    const road = await newComplaint();
    expect(await resolve(road)).toMatchObject({ status: 422, body: { code: 'evidence_required' } });
    expect(await resolve(road, { photos: [] })).toMatchObject({ status: 422 });
    const noise = await newComplaint({ category: 'noise' });
    expect((await resolve(noise)).status).toBe(201);
    expect(await closing(road)).toMatchObject({ kind: 'routed' });
  });

  it('is shown to everyone with what was found of it, and exactly to officers', async () => {
    const number = await newComplaint();
    const photo = await takePhoto({ point: { lat: -6.1766 + 0.0011, lng: 106.8269 } });
    const id = (await sendFile(world, photo)).body.id;
    const { status, body } = await resolve(number, { photos: [id] });
    expect(status).toBe(201);
    const verdict = { taken: 'between', seenBefore: 'no', doubts: [] };
    expect(body.timeline.at(-1)?.photos).toMatchObject([
      { id, takenFrom: { lat: -6.1755 }, verdict: { ...verdict, metres: 122 } },
    ]);
    const shown = await closing(number);
    expect(shown?.photos).toEqual([
      {
        id,
        url: `/api/v1/photos/${id}`,
        thumbnailUrl: `/api/v1/photos/${id}/thumbnail`,
        width: 640,
        height: 480,
        verdict: { ...verdict, metres: 100 },
      },
    ]);
    const seen = await fetch(`${world.base}${shown?.photos?.[0]?.url}`);
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    const { rows } = await world.db.query<{ details: string }>(
      `SELECT details FROM audit_entries WHERE subject = $1 AND action = 'complaint.resolved'`,
      [number],
    );
    expect(rows[0]?.details).toContain(createHash('sha256').update(photo).digest('hex'));
  });

  it.each<[string, Shot, string[], Partial<Verdict>]>([
    ['does not say when it was taken', { takenAt: null }, ['no_capture_time'], { taken: 'unknown' }],
    [
      'was taken before the filing',
      { takenAt: new Date(Date.now() - HOUR) },
      ['taken_outside'],
      { taken: 'outside' },
    ],
    [
      'was taken in the future',
      { takenAt: new Date(Date.now() + HOUR) },
      ['taken_outside'],
      { taken: 'outside' },
    ],
    ['was taken a kilometre away', { point: AWAY }, ['far_away'], { metres: 1000 }],
  ])('is doubtful where it %s: refused without a written reason', async (_, shot, doubts, verdict) => {
    const number = await newComplaint();
    const photo = await sendPhoto(world, shot);
    const refused = await resolve(number, { photos: [photo] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'evidence_doubtful', doubts: doubts.map((doubt) => ({ photo, doubt })) },
    });
    expect(await closing(number)).toMatchObject({ kind: 'routed' });
    const reason = 'Kamera petugas salah tanggal dan lokasi.';
    const taken = await resolve(number, { photos: [photo], reason });
    expect(taken.status).toBe(201);
    expect(taken.body.timeline.at(-1)).toMatchObject({ doubtReason: reason });
    const seen = await closing(number);
    expect(seen?.photos?.[0]?.verdict).toMatchObject({ ...verdict, doubts });
    expect(JSON.stringify(seen)).not.toContain(reason);
  });

  it('is not doubtful where the telephone does not say where it was', async () => {
    const number = await newComplaint();
    expect((await resolve(number, { photos: [await sendPhoto(world, { point: null })] })).status).toBe(201);
    expect((await closing(number))?.photos?.[0]?.verdict).toMatchObject({ metres: null, doubts: [] });
  });

  it('is doubtful where the picture was seen before: the same file, and smaller, brighter, in another format', async () => {
    const shot = { scene: newScene(), width: 1200, height: 900 };
    const file = await takePhoto(shot);
    const earlier = (await sendFile(world, file)).body.id;
    const unused = (await sendFile(world, await takePhoto())).body.id;
    await newComplaint({ photos: [earlier] });
    const like = async (bytes: Buffer): Promise<unknown> => {
      const number = await newComplaint();
      const photo = (await sendFile(world, bytes)).body.id;
      const { body } = await resolve(number, { photos: [photo] });
      if (body.code !== 'evidence_doubtful') return body.status;
      await resolve(number, { photos: [photo], reason: 'Foto yang sama memang cocok.' });
      const seen = (await world.ask<Seen>('GET', `/inbox/${number}`, { token: lurah })).body.timeline.at(-1);
      return [
        (body.doubts as { doubt: string }[]).map(({ doubt }) => doubt),
        seen?.photos?.[0]?.verdict?.earlierPhoto,
      ];
    };
    const smaller = sharp(file).resize(500).modulate({ brightness: 1.15 }).keepExif();
    expect(await like(await smaller.clone().webp({ quality: 70 }).toBuffer())).toEqual([
      ['similar_picture'],
      earlier,
    ]);
    expect(await like(file)).toEqual([['same_picture'], earlier]);
    expect(await like(await takePhoto())).toBe('resolved');
    // What nobody used is no earlier picture.
    expect(unused).toBeTruthy();
  });

  it('lists what is doubtful for the communications office, in parts, newest first', async () => {
    const numbers: string[] = [];
    for (let each = 0; each < 3; each++) {
      const number = await newComplaint();
      const photos = [await sendPhoto(world), await sendPhoto(world, { takenAt: null })];
      await resolve(number, { photos, reason: `Alasan yang ke-${each} tertulis.` });
      numbers.unshift(number);
    }
    const seen: Doubtful[] = [];
    for (let cursor: string | null = ''; cursor !== null && seen.length < 3;) {
      const { body }: Answer<List<Doubtful>> = await list(
        `/closures/doubtful?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(seen.map(({ number }) => number)).toEqual(numbers);
    expect(seen[0]).toMatchObject({
      office: 'Lurah Gambir',
      doubts: [{ doubt: 'no_capture_time' }],
      reason: 'Alasan yang ke-2 tertulis.',
    });
    for (const path of ['/closures/doubtful', '/inspections'])
      for (const token of [lurah, await world.signIn('admin')])
        expect((await list(path, token)).status).toBe(403);
    expect((await list('/closures/doubtful?cursor=x')).body).toMatchObject({ errors: [{ field: 'cursor' }] });
  });

  describe('drawn for inspection', () => {
    /** A seed by which of two complaints the first is drawn and the second not. */
    const seedFor = (drawn: string, left: string): Buffer => {
      for (;;) {
        const seed = randomBytes(32);
        if (isDrawn(seed, drawn, 3) && !isDrawn(seed, left, 3)) return seed;
      }
    };
    const close = async (number: string): Promise<void> => {
      expect((await resolve(number, { photos: [await sendPhoto(world)] })).status).toBe(201);
    };
    const conclude = (
      id: string,
      outcome: string,
      more: object = {},
      token = communications,
    ): Promise<Answer> =>
      world.ask('POST', `/inspections/${id}/outcomes`, {
        token,
        body: { outcome, note: 'Dilihat di tempat.', ...more },
      });
    let seed: Buffer;
    /** A complaint that was drawn when it was closed, and its inspection. */
    const drawn = async (): Promise<{ number: string; id: string }> => {
      const [number, left] = [await newComplaint(), await newComplaint()];
      seed = seedFor(number, left);
      await arranged(world, 'UPDATE inspection_seeds SET seed = $1', [seed]);
      await close(number);
      await close(left);
      const { items } = (await list<Inspection>('/inspections')).body;
      expect(items.map((item) => item.number)).not.toContain(left);
      const inspection = items.find((item) => item.number === number);
      expect(inspection).toMatchObject({ outcome: null });
      return { number, id: inspection?.id ?? '' };
    };

    it('and found not done: it is open again, and counts as contested', async () => {
      const before = await contested();
      const { number, id } = await drawn();
      expect((await conclude(id, 'not_done', {}, lurah)).status).toBe(403);
      expect((await conclude(id, 'perhaps')).body).toMatchObject({ errors: [{ field: 'outcome' }] });
      const photos = [await sendPhoto(world)];
      expect(await conclude(id, 'not_done', { photos })).toMatchObject({
        status: 201,
        body: { id, number, outcome: 'not_done', status: 'in_progress' },
      });
      expect(await closing(number)).toMatchObject({
        kind: 'inspected',
        status: 'in_progress',
        by: null,
        outcome: 'not_done',
        message: 'Dilihat di tempat.',
        photos: [{ id: photos[0] }],
      });
      expect(await contested()).toBe(before + 1);
      expect(await conclude(id, 'done')).toMatchObject({ status: 409, body: { code: 'inspection_over' } });
      const inbox = await list<{ number: string }>('/inbox', lurah);
      expect(inbox.body.items.map((item) => item.number)).toContain(number);
      const trail = await world.db.query(
        `SELECT FROM audit_entries WHERE subject = $1 AND action = 'complaint.inspected' AND account = 'communications@tanggap.example'`,
        [number],
      );
      expect(trail.rowCount).toBe(1);
      await close(number);
      expect(await contested()).toBe(before);
      expect((await conclude(id, 'not_done')).body).toMatchObject({ code: 'inspection_over' });
    });

    it('and found done: it stays as it was, also once it is closed', async () => {
      const { number, id } = await drawn();
      await world.db.query('UPDATE complaints SET closes_at = now() WHERE number = $1', [number]);
      for (let status = ''; status !== 'closed';) status = (await closing(number))?.status ?? '';
      expect(await conclude(id, 'done')).toMatchObject({
        status: 201,
        body: { outcome: 'done', status: 'closed' },
      });
      expect(await closing(number)).toMatchObject({ kind: 'inspected', status: 'closed', outcome: 'done' });
      expect((await conclude(id, 'not_done')).body).toMatchObject({ code: 'inspection_over' });
    });

    it('is over where the citizen was faster', async () => {
      const { number, id } = await drawn();
      await world.db.query(
        `UPDATE complaints SET status = 'in_progress', closes_at = NULL WHERE number = $1`,
        [number],
      );
      expect((await conclude(id, 'not_done')).body).toMatchObject({ code: 'inspection_over' });
      await world.db.query(`UPDATE complaints SET status = 'resolved' WHERE number = $1`, [number]);
      expect((await conclude('0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10', 'done')).status).toBe(404);
      expect((await conclude('x', 'done')).status).toBe(404);
    });

    it('can be drawn again by everybody, once the month is over', async () => {
      const past = randomBytes(32);
      await arranged(world, `INSERT INTO inspection_seeds VALUES ('2026-01', $1)`, [past]);
      const { body } = await world.ask<{ share: number; items: Record<string, unknown>[] }>(
        'GET',
        '/inspections/months',
      );
      const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
      expect(body.share).toBe(0.05);
      expect(body.items[0]).toMatchObject({ commitment: sha(seed), seed: null, notDone: 1, done: 1 });
      expect(body.items.at(-1)).toMatchObject({
        month: '2026-01',
        commitment: sha(past),
        seed: past.toString('hex'),
      });
    });

    it('leaves the numbers as the events say', async () => {
      expect(await world.command('metrics', 'verify')).toMatchObject({ code: 0 });
      expect(await world.command('audit', 'verify')).toMatchObject({ code: 0 });
    });
  });
});
