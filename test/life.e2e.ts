import { hasRedis } from './support/redis.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Complaint {
  number: string;
  status: string;
  area: { code: string } | null;
  responsibleOffice: string | null;
  firstRespondedAt: string | null;
  timeline: {
    kind: string;
    message: string | null;
    by: string | null;
    office?: string;
    unit?: string;
    reason?: string;
  }[];
}
interface Rates {
  total: Record<string, number | null>;
  groups: Record<string, number | string | null>[];
}

const gambir = { lat: -6.1766, lng: 106.8269 };
const GAMBIR = '31.71.01.1001';
const CIDENG = '31.71.01.1002';
const pothole = {
  category: 'road',
  description: 'Lubang besar di tengah jalan, sudah dua motor jatuh.',
  location: gambir,
};

describe.each(['postgres', ...(hasRedis ? ['redis'] : [])] as ('postgres' | 'redis')[])(
  'the life of a complaint, with queues on %s',
  (backend) => {
    let world: World;
    beforeAll(async () => (world = await openWorld({ backend })));
    afterAll(() => world.close());

    const file = async (body: object = pothole): Promise<string> => {
      const { status, body: filed } = await world.ask<{ number: string }>('POST', '/complaints', { body });
      expect(status).toBe(201);
      return filed.number;
    };
    const see = async (number: string): Promise<Complaint> =>
      (await world.ask<Complaint>('GET', `/complaints/${number}`)).body;
    const routed = (number: string): Promise<Complaint> =>
      eventually(
        () => see(number),
        ({ status }) => status !== 'received',
      );
    const rateOf = async (kelurahan: string): Promise<Rates['groups'][number]> => {
      const { body } = await world.ask<Rates>('GET', `/metrics/response-rates?area=${kelurahan}`);
      return body.groups.find(({ key }) => key === kelurahan) ?? {};
    };

    it('goes from filing to the changed rate of its lurah', async () => {
      const before = await rateOf(GAMBIR);
      const filing = await world.ask<Record<string, string>>('POST', '/complaints', { body: pothole });
      expect(filing.status).toBe(201);
      expect(filing.body).toMatchObject({
        number: expect.stringMatching(/^JKT-\d\d-[0-9A-Z]{6}-[0-9A-Z]$/),
        status: 'received',
      });
      expect(filing.body.trackingSecret).toHaveLength(32);
      expect(filing.body.filedAt).toMatch(/\+07:00$/);
      expect(filing.headers.get('location')).toBe(`/api/v1/complaints/${filing.body.number}`);
      const number = filing.body.number ?? '';

      expect(await routed(number)).toMatchObject({
        status: 'waiting',
        area: { code: GAMBIR },
        responsibleOffice: 'Lurah Gambir',
        firstRespondedAt: null,
      });
      const lurah = await world.signIn(`lurah-${GAMBIR}`);
      const inbox = await world.ask<{ items: { number: string; description: string }[] }>('GET', '/inbox', {
        token: lurah,
      });
      expect(inbox.body.items.find((item) => item.number === number)?.description).toBe(pothole.description);

      const coordination = { unit: 'dinas-bina-marga', message: 'Mohon aspal ulang sebelum Jumat.' };
      expect(
        (await world.ask('POST', `/complaints/${number}/coordinations`, { token: lurah, body: coordination }))
          .body.status,
      ).toBe('coordinating');
      expect((await see(number)).firstRespondedAt).toBeNull();
      const handedOver = await rateOf(GAMBIR);
      expect(handedOver).toMatchObject({
        answered: before.answered,
        forwarded: (before.forwarded as number) + 1,
      });

      const answer = { message: 'Petugas memeriksa hari ini.' };
      expect(
        (await world.ask('POST', `/complaints/${number}/responses`, { token: lurah, body: answer })).body
          .status,
      ).toBe('coordinating');
      const done = { message: 'Lubang sudah ditutup.' };
      expect(
        (await world.ask('POST', `/complaints/${number}/resolutions`, { token: lurah, body: done })).body
          .status,
      ).toBe('resolved');

      const after = await rateOf(GAMBIR);
      expect(after).toMatchObject({
        received: (before.received as number) + 1,
        answered: (before.answered as number) + 1,
        answeredOnTime: (before.answeredOnTime as number) + 1,
        resolved: (before.resolved as number) + 1,
        responseRate: 1,
      });
      const story = (await see(number)).timeline.map(({ kind, by, message }) => [kind, by, message]);
      expect(story).toEqual([
        ['filed', null, null],
        ['routed', null, null],
        ['coordinated', 'Lurah Gambir', null],
        ['responded', 'Lurah Gambir', answer.message],
        ['resolved', 'Lurah Gambir', done.message],
      ]);
    });

    it('shows the public nothing of the reporter, and none of their words', async () => {
      const reporter = { name: 'Warga Contoh', email: 'warga@example.com', phone: '+62 812 3456 7890' };
      const number = await file({ ...pothole, reporter });
      const shown = JSON.stringify([
        await routed(number),
        (await world.ask('GET', '/complaints?area=31.71.01.1001')).body,
      ]);
      for (const word of [...Object.values(reporter), 'Lubang besar']) expect(shown).not.toContain(word);
      const { rows } = await world.db.query<{ sealed: Buffer }>('SELECT sealed FROM reporters');
      expect(rows.length).toBeGreaterThan(0);
      expect(Buffer.concat(rows.map(({ sealed }) => sealed)).includes('Warga')).toBe(false);
    });

    it('refuses every wrong turn a lurah could take', async () => {
      const number = await file();
      await routed(number);
      const lurah = await world.signIn(`lurah-${GAMBIR}`);
      const neighbour = await world.signIn(`lurah-${CIDENG}`);
      const act = (
        token: string | undefined,
        step: string,
        body: object,
        of = number,
      ): Promise<{ status: number; body: Record<string, unknown> }> =>
        world.ask('POST', `/complaints/${of}/${step}`, { token, body });
      const say = { message: 'Sudah kami tangani.' };

      expect(await act(undefined, 'responses', say)).toMatchObject({
        status: 401,
        body: { code: 'not_signed_in' },
      });
      expect(await act(neighbour, 'responses', say)).toMatchObject({
        status: 403,
        body: { code: 'not_your_complaint' },
      });
      expect(await act(lurah, 'responses', { message: '  ' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'message' }] },
      });
      expect(await act(lurah, 'responses', { ...say, evidence: 'x' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'evidence', code: 'unknown_field' }] },
      });
      expect(await act(lurah, 'coordinations', { ...say, unit: 'dinas-sihir' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'unit' }] },
      });
      expect(await act(lurah, 'transfers', { ...say, kelurahanCode: GAMBIR })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'kelurahanCode', code: 'already_there' }] },
      });
      expect(await act(lurah, 'transfers', { ...say, kelurahanCode: '31.71' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'kelurahanCode', code: 'unknown_code' }] },
      });
      expect(await act(lurah, 'rejections', { ...say, reason: 'lazy' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'reason', code: 'not_in_list' }] },
      });
      expect(await act(lurah, 'responses', say, 'JKT-26-7K3Q9F-5')).toMatchObject({
        status: 404,
        body: { code: 'complaint_number_mistyped' },
      });

      expect((await see(number)).timeline).toHaveLength(2);
      expect(await act(lurah, 'resolutions', say)).toMatchObject({
        status: 201,
        body: { status: 'resolved' },
      });
      for (const [step, body] of [
        ['responses', say],
        ['coordinations', { ...say, unit: 'dinas-bina-marga' }],
        ['resolutions', say],
        ['rejections', { ...say, reason: 'spam' }],
        ['transfers', { ...say, kelurahanCode: CIDENG }],
      ] as const) {
        expect(await act(lurah, step, body)).toMatchObject({
          status: 409,
          body: {
            code: 'transition_not_allowed',
            currentStatus: 'resolved',
            allowedStatuses: [],
            allowedActions: [],
          },
        });
      }
      expect((await see(number)).timeline).toHaveLength(3);
    });

    it('moves with a transfer, while the clock runs on', async () => {
      const number = await file();
      const before = (await routed(number)) as Complaint & { firstResponseDueAt: string };
      const lurah = await world.signIn(`lurah-${GAMBIR}`);
      const body = { kelurahanCode: CIDENG, message: 'Di seberang kali, sudah masuk Cideng.' };
      expect(
        (await world.ask('POST', `/complaints/${number}/transfers`, { token: lurah, body })).status,
      ).toBe(201);
      const after = await see(number);
      expect(after).toMatchObject({
        status: 'waiting',
        area: { code: CIDENG },
        firstResponseDueAt: before.firstResponseDueAt,
      });
      expect(after.timeline.at(-1)).toMatchObject({
        kind: 'transferred',
        office: 'Lurah Cideng',
        message: null,
      });
      expect(
        (
          await world.ask('POST', `/complaints/${number}/responses`, {
            token: lurah,
            body: { message: 'Terlambat.' },
          })
        ).status,
      ).toBe(403);
      const cideng = await world.signIn(`lurah-${CIDENG}`);
      expect(
        (
          await world.ask('POST', `/complaints/${number}/responses`, {
            token: cideng,
            body: { message: 'Kami cek.' },
          })
        ).status,
      ).toBe(201);
    });

    it('comes to the triage office when its lurah rejects it, and only triage rejects for good', async () => {
      const number = await file();
      await routed(number);
      const lurah = await world.signIn(`lurah-${GAMBIR}`);
      const triage = await world.signIn('triage');
      const reject = (token: string): Promise<{ status: number; body: Record<string, unknown> }> =>
        world.ask('POST', `/complaints/${number}/rejections`, {
          token,
          body: { reason: 'spam', message: 'Ini bukan aduan.' },
        });
      expect(await reject(lurah)).toMatchObject({
        status: 201,
        body: { status: 'waiting', responsibleOffice: 'Meja Triase', area: null },
      });
      expect((await see(number)).timeline.at(-1)).toMatchObject({
        kind: 'refused',
        reason: 'spam',
        message: null,
      });
      expect((await reject(lurah)).status).toBe(403);

      const before = (await world.ask<Rates>('GET', '/metrics/response-rates')).body.total;
      expect(await reject(triage)).toMatchObject({
        status: 201,
        body: { status: 'rejected', rejectionReason: 'spam', allowedActions: [] },
      });
      const after = (await world.ask<Rates>('GET', '/metrics/response-rates')).body.total;
      expect(after).toMatchObject({
        received: (before.received as number) - 1,
        excludedRejected: (before.excludedRejected as number) + 1,
      });
    });

    it.each([
      ['a point outside every boundary', { location: { lat: -6.9175, lng: 107.6191 } }, 'outside_city'],
      ['only an address', { address: 'Jalan Tanah Abang II' }, 'no_usable_location'],
    ])('begins at the triage office with %s, which passes it on', async (_, place, reason) => {
      const number = await file({ category: 'road', description: pothole.description, ...place });
      const seen = await routed(number);
      expect(seen).toMatchObject({ status: 'waiting', area: null, responsibleOffice: 'Meja Triase' });
      expect(seen.timeline.at(-1)).toMatchObject({ kind: 'routed', reason });
      const triage = await world.signIn('triage');
      const inbox = await world.ask<{ items: { number: string }[] }>('GET', '/inbox?limit=200', {
        token: triage,
      });
      expect(inbox.body.items.map((item) => item.number)).toContain(number);
      const body = { kelurahanCode: CIDENG, message: 'Menurut alamatnya di Cideng.' };
      expect(
        (await world.ask('POST', `/complaints/${number}/transfers`, { token: triage, body })).status,
      ).toBe(201);
      expect((await see(number)).area?.code).toBe(CIDENG);
    });

    it('takes one step at a time, however many come at once', async () => {
      const number = await file();
      await routed(number);
      const token = await world.signIn(`lurah-${GAMBIR}`);
      const body = { message: 'Sudah selesai.' };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          world.ask('POST', `/complaints/${number}/resolutions`, { token, body }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
      expect((await see(number)).timeline.map(({ kind }) => kind)).toEqual(['filed', 'routed', 'resolved']);
    });

    it('shows an inbox in parts, oldest due first, each complaint once', async () => {
      for (let each = 0; each < 5; each++)
        await routed(await file({ ...pothole, location: undefined, kelurahanCode: CIDENG }));
      const token = await world.signIn(`lurah-${CIDENG}`);
      const seen: { number: string; nextDueAt: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const path: string = `/inbox?limit=2${cursor && `&cursor=${cursor}`}`;
        const { body } = await world.ask<{ items: typeof seen; nextCursor: string | null }>('GET', path, {
          token,
        });
        seen.push(...body.items);
        cursor = body.nextCursor;
      }
      expect(seen.length).toBeGreaterThanOrEqual(5);
      expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
      expect(seen.map(({ nextDueAt }) => nextDueAt)).toEqual(seen.map(({ nextDueAt }) => nextDueAt).sort());
    });

    it('loses nothing on the way', async () => {
      const admin = await world.signIn('admin');
      const { body } = await world.ask<Record<string, number>>('GET', '/integrity', { token: admin });
      expect(body).toMatchObject({ pending: 0, lost: 0 });
      const { accepted = 0, owned = 0, triage = 0, rejected = 0, merged = 0 } = body;
      expect(accepted).toBeGreaterThan(0);
      expect(owned + triage + rejected + merged).toBe(accepted);
    });
  },
);
