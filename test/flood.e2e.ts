import { hasSharedData, readCsv, sharedFile } from './support/data.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(600_000);

/** So long after the last complaint was routed, those that still wait never will be. */
const STANDSTILL_MS = 60_000;

interface Integrity {
  accepted: number;
  pending: number;
  owned: number;
  triage: number;
  lost: number;
}

/**
 * The 1,204 reports of the flood of February 2017. `pip_code` names a kelurahan
 * by another boundary layer than ours; 99 reports lie outside Jakarta.
 */
function floodReports(): { expected: string; body: object }[] {
  return readCsv(sharedFile('complaints/jakarta-flood-reports-2017-02.csv')).map(
    ({ text, title, lat, lng, pip_code, source }) => ({
      expected: pip_code ?? '',
      body: {
        category: 'flood',
        // Some say nothing but where they are.
        description: ['Laporan banjir', title, text]
          .filter((part) => part?.trim())
          .join(': ')
          .slice(0, 4000),
        location: { lat: Number(lat), lng: Number(lng) },
        channel: source,
      },
    }),
  );
}

/** An officer of a desk takes them down: each came over another channel. */
async function fileAll(world: World, reports: { body: object }[]): Promise<string[]> {
  const token = await world.signIn('communications');
  const numbers: string[] = [];
  for (let start = 0; start < reports.length; start += 40) {
    const answers = await Promise.all(
      reports
        .slice(start, start + 40)
        .map(({ body }) => world.ask<{ number: string }>('POST', '/complaints', { body, token })),
    );
    for (const { status, body } of answers) {
      expect({ status, body }).toMatchObject({ status: 201 });
      numbers.push(body.number);
    }
  }
  return numbers;
}

/** Waits as long as fewer and fewer are pending, however slow the machine is. */
async function allRouted(look: () => Promise<Integrity>): Promise<Integrity> {
  let least = Infinity;
  let giveUpAt = Infinity;
  for (;;) {
    const seen = await look();
    if (seen.pending === 0) return seen;
    if (seen.pending < least) {
      least = seen.pending;
      giveUpAt = Date.now() + STANDSTILL_MS;
    }
    if (Date.now() > giveUpAt)
      throw new Error(`${seen.pending} complaints wait, and none is routed any more.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

if (!hasSharedData) {
  it('runs only where the folder of shared data lies beside the project', () =>
    expect(hasSharedData).toBe(false));
} else {
  const cases = [
    { boundaries: 'carried cells', atLeast: 1_040 },
    { boundaries: 'exact boundaries', atLeast: 1_060 },
  ];

  describe.each(cases)('the flood of 2017, with $boundaries', ({ boundaries, atLeast }) => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld();
      if (boundaries === 'exact boundaries') {
        const file = sharedFile('areas/jakarta-kelurahan-boundaries.geojson');
        await world.command('areas', 'import-boundaries', file, '--code-property', 'code');
        const source = (): Promise<unknown> =>
          world.ask<{ properties: unknown }>('GET', '/areas/31/boundary').then(({ body }) => body.properties);
        await eventually(source, (seen) => JSON.stringify(seen).includes('.geojson'));
      }
    });
    afterAll(() => world.close());

    it('is accepted whole and routed through the queue to where the reports say', async () => {
      const reports = floodReports();
      expect(reports).toHaveLength(1_204);
      const numbers = await fileAll(world, reports);
      const admin = await world.signIn('admin');
      const { accepted, owned, triage, lost } = await allRouted(() =>
        world.ask<Integrity>('GET', '/integrity', { token: admin }).then(({ body }) => body),
      );
      expect({ accepted, lost, placed: owned + triage }).toEqual({
        accepted: 1_204,
        lost: 0,
        placed: 1_204,
      });

      const { rows } = await world.db.query<{ number: string; owner_office: string }>(
        'SELECT number, owner_office FROM complaints',
      );
      const ownerOf = new Map(rows.map((row) => [row.number, row.owner_office]));
      const placed = reports.map(({ expected }, index) => ({
        expected,
        owner: ownerOf.get(numbers[index] ?? ''),
      }));
      const inside = placed.filter(({ expected }) => expected !== '');
      const outside = placed.filter(({ expected }) => expected === '');
      expect([inside.length, outside.length]).toEqual([1_105, 99]);
      expect(inside.filter(({ expected, owner }) => owner === expected).length).toBeGreaterThanOrEqual(
        atLeast,
      );
      expect(outside.filter(({ owner }) => owner === 'triage').length).toBeGreaterThanOrEqual(97);
    });
  });
}
