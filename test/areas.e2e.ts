import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

interface Area {
  code: string;
  level: string;
  parentCode: string | null;
  name: string;
}
interface AreaList {
  items: Area[];
}

describe('the areas of Jakarta', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const list = async (query: string): Promise<Area[]> =>
    (await world.ask<AreaList>('GET', `/areas${query}`)).body.items;

  it('are all there, at every level', async () => {
    const areas = await list('');
    const count = (level: string): number => areas.filter((area) => area.level === level).length;
    expect([count('province'), count('city'), count('kecamatan'), count('kelurahan')]).toEqual([
      1, 6, 44, 267,
    ]);
  });

  it('are listed by level and by parent', async () => {
    expect(await list('?level=city')).toHaveLength(6);
    const gambir = await list('?parent=31.71.01');
    expect(gambir.map(({ name }) => name)).toEqual([
      'Gambir',
      'Cideng',
      'Petojo Utara',
      'Petojo Selatan',
      'Kebon Kelapa',
      'Duri Pulo',
    ]);
    expect(await list('?level=kelurahan&parent=31.71')).toEqual([]);
  });

  it('are found one by one', async () => {
    expect((await world.ask('GET', '/areas/31.74.04.1003')).body).toMatchObject({
      level: 'kelurahan',
      parentCode: '31.74.04',
    });
    expect(await world.ask('GET', '/areas/99.99')).toMatchObject({
      status: 404,
      body: { code: 'area_not_found' },
    });
    expect(await world.ask('GET', '/areas?parent=99.99')).toMatchObject({
      status: 404,
      body: { code: 'area_not_found' },
    });
    expect(await world.ask('GET', '/areas?level=village')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'level' }] },
    });
  });

  it('have boundaries at every level, the wider ones without inner lines', async () => {
    for (const code of ['31.71.01.1001', '31.71.01', '31.71', '31']) {
      const { status, headers, body } = await world.ask<{
        properties: Area;
        geometry: { type: string; coordinates: [number, number][][][] };
      }>('GET', `/areas/${code}/boundary`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('application/geo+json');
      expect(body).toMatchObject({
        type: 'Feature',
        properties: { code },
        geometry: { type: 'MultiPolygon' },
      });
      for (const ring of body.geometry.coordinates.flat()) expect(ring[0]).toEqual(ring.at(-1));
    }
    const rings = async (code: string): Promise<number> =>
      (
        await world.ask<{ geometry: { coordinates: unknown[][] } }>('GET', `/areas/${code}/boundary`)
      ).body.geometry.coordinates.flat().length;
    expect(await rings('31.71')).toBeLessThan(
      (await list('?level=kelurahan')).filter(({ code }) => code.startsWith('31.71')).length,
    );
  });

  it('are located by a point, with what lies around', async () => {
    expect((await world.ask('GET', '/areas/locate?lat=-6.1766&lng=106.8269')).body).toEqual({
      code: '31.71.01.1001',
      name: 'Gambir',
      kecamatan: { code: '31.71.01', name: 'Gambir' },
      city: { code: '31.71', name: 'Kota Administrasi Jakarta Pusat' },
      nearBoundary: false,
      neighbours: [],
    });
    expect(await world.ask('GET', '/areas/locate?lat=-6.9175&lng=107.6191')).toMatchObject({
      status: 404,
      body: { code: 'outside_city' },
    });
    expect(await world.ask('GET', '/areas/locate?lat=-96&lng=x')).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'lat', code: 'out_of_range' },
          { field: 'lng', code: 'not_number' },
        ],
      },
    });
  });

  it('say near a boundary whose ground is next to it', async () => {
    const { rows } = await world.db.query<{ polygons: [number, number][][][] }>(
      `SELECT polygons FROM boundaries WHERE area_code = '31.71.01.1002'`,
    );
    const corners = rows[0]?.polygons.flat(2) ?? [];
    const answers = await Promise.all(
      corners
        .slice(0, 60)
        .map(([lng, lat]) =>
          world.ask<{ nearBoundary?: boolean; neighbours?: { code: string }[] }>(
            'GET',
            `/areas/locate?lat=${lat}&lng=${lng}`,
          ),
        ),
    );
    const inside = answers.filter(({ status }) => status === 200).map(({ body }) => body);
    expect(inside.length).toBeGreaterThan(0);
    for (const { nearBoundary, neighbours } of inside) {
      expect(nearBoundary).toBe(true);
      expect(neighbours?.length).toBeGreaterThan(0);
    }
  });
});
