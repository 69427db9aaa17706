import { CIDENG, type Citizen, citizenOf, type Complaint, GAMBIR, pothole } from './support/citizen.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Rates {
  total: Record<string, number | null>;
  groups: Record<string, number | string | null>[];
}

describe('a complaint that is passed on', () => {
  let world: World;
  let citizen: Citizen;
  beforeAll(async () => {
    world = await openWorld();
    citizen = citizenOf(world);
  });
  afterAll(() => world.close());

  it('moves with a transfer, while the clock runs on', async () => {
    const number = await citizen.file();
    const before = (await citizen.routed(number)) as Complaint & { firstResponseDueAt: string };
    const lurah = await world.signIn(`lurah-${GAMBIR}`);
    const body = { kelurahanCode: CIDENG, message: 'Di seberang kali, sudah masuk Cideng.' };
    expect((await world.ask('POST', `/complaints/${number}/transfers`, { token: lurah, body })).status).toBe(
      201,
    );
    const after = await citizen.see(number);
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
          body: { message: 'Jawaban ini terlambat.' },
        })
      ).status,
    ).toBe(403);
    const cideng = await world.signIn(`lurah-${CIDENG}`);
    expect(
      (
        await world.ask('POST', `/complaints/${number}/responses`, {
          token: cideng,
          body: { message: 'Kami periksa hari ini.' },
        })
      ).status,
    ).toBe(201);
  });

  it('comes to the triage office when its lurah rejects it, and only triage rejects for good', async () => {
    const number = await citizen.file();
    await citizen.routed(number);
    const lurah = await world.signIn(`lurah-${GAMBIR}`);
    const triage = await world.signIn('triage');
    const reject = (token: string): Promise<{ status: number; body: Record<string, unknown> }> =>
      world.ask('POST', `/complaints/${number}/rejections`, {
        token,
        body: { reason: 'spam', message: 'Ini bukan sebuah aduan.' },
      });
    expect(await reject(lurah)).toMatchObject({
      status: 201,
      body: { status: 'waiting', responsibleOffice: 'Meja Triase', area: null },
    });
    expect((await citizen.see(number)).timeline.at(-1)).toMatchObject({
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
    const number = await citizen.file({ category: 'road', description: pothole.description, ...place });
    const seen = await citizen.routed(number);
    expect(seen).toMatchObject({ status: 'waiting', area: null, responsibleOffice: 'Meja Triase' });
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'routed', reason });
    const triage = await world.signIn('triage');
    const inbox = await world.ask<{ items: { number: string }[] }>('GET', '/inbox?limit=200', {
      token: triage,
    });
    expect(inbox.body.items.map((item) => item.number)).toContain(number);
    const body = { kelurahanCode: CIDENG, message: 'Menurut alamatnya di Cideng.' };
    expect((await world.ask('POST', `/complaints/${number}/transfers`, { token: triage, body })).status).toBe(
      201,
    );
    expect((await citizen.see(number)).area?.code).toBe(CIDENG);
  });
});
