import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const AREAS = [
  'level,code,parent_code,name',
  'city,NYR,,Nyiur',
  'kecamatan,NYR-1,NYR,Pantai',
  'kelurahan,ward-7,NYR-1,Karang',
  'kelurahan,ward-8,NYR-1,Pasir',
];

describe('another city beside Jakarta', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  const fileOf = (name: string, text: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'city-')), name);
    writeFileSync(file, text);
    return file;
  };
  const importAreas = (
    lines: string[],
    prefix = 'NYR',
    zone = 'Asia/Makassar',
  ): Promise<{ code: number | string; said: string }> =>
    world.command(
      'areas',
      'import',
      fileOf('areas.csv', lines.join('\n')),
      '--prefix',
      prefix,
      '--time-zone',
      zone,
    );

  it.each([
    ['an unknown level', [...AREAS, 'village,x,NYR-1,Desa'], ['line 6', 'level']],
    [
      'areas that make no tree',
      [
        ...AREAS,
        'kelurahan,ward-9,NYR-9,Awan',
        'city,XYZ,,Lain',
        'kelurahan,ward-8,NYR-1,Pasir',
        'kecamatan,NYR-2,ward-8,Dalam',
      ],
      [
        'ward-9: there is no parent NYR-9',
        '2 areas have no parent_code',
        'ward-8 stands there twice',
        'NYR-2: a kecamatan cannot lie in a kelurahan',
      ],
    ],
    ['a code of Jakarta', [...AREAS, 'kelurahan,31.71.01.1001,NYR-1,Gambir'], ['31.71.01.1001', 'JKT']],
  ])('is refused whole with %s', async (_, lines, words) => {
    const { code, said } = await importAreas(lines);
    expect(code).toBe(1);
    for (const word of words) expect(said).toContain(word);
    expect((await world.ask('GET', '/areas/NYR')).status).toBe(404);
  });

  it('is refused with a prefix or a time zone that cannot be', async () => {
    expect(await importAreas(AREAS, 'n1')).toMatchObject({
      code: 1,
      said: expect.stringContaining('--prefix'),
    });
    expect(await importAreas(AREAS, 'JKT')).toMatchObject({ code: 1, said: expect.stringContaining('JKT') });
    expect(await importAreas(AREAS, 'NYR', 'Asia/Nyiur')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Asia/Nyiur'),
    });
  });

  it('is served by the running processes: its areas, its offices, its numbers, its clock', async () => {
    expect(await importAreas(AREAS)).toMatchObject({ code: 0 });
    const ring = [[119.4, -5.1], [119.5, -5.1], [119.5, -5.2], [119.4, -5.2], [119.4, -5.1]]; // prettier-ignore
    const feature = {
      type: 'Feature',
      properties: { ward: 'ward-7' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const boundaries = fileOf(
      'wards.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    );
    expect(
      await world.command('areas', 'import-boundaries', boundaries, '--code-property', 'ward'),
    ).toMatchObject({ code: 0 });
    const deeds = await world.db.query(
      `SELECT action, subject FROM audit_entries WHERE subject IN ('NYR', 'wards.geojson') ORDER BY seq`,
    );
    expect(deeds.rows).toEqual([
      { action: 'areas.imported', subject: 'NYR' },
      { action: 'boundaries.imported', subject: 'wards.geojson' },
    ]);
    await eventually(
      () => world.ask('GET', '/areas/locate?lat=-5.15&lng=119.45'),
      ({ status }) => status === 200,
    );

    const body = {
      category: 'waste',
      description: 'Sampah di pantai sejak kemarin.',
      location: { lat: -5.15, lng: 119.45 },
    };
    const filed = await world.ask<{ number: string; filedAt: string }>('POST', '/complaints', { body });
    expect(filed.body.number).toMatch(/^NYR-/);
    expect(filed.body.filedAt).toMatch(/\+08:00$/);
    const seen = await eventually(
      () =>
        world.ask<{ status: string; responsibleOffice: string }>('GET', `/complaints/${filed.body.number}`),
      (answer) => answer.body.status !== 'received',
    );
    expect(seen.body.responsibleOffice).toBe('Lurah Karang');
    const rates = await world.ask<{ timeZone: string; groups: { key: string; received: number }[] }>(
      'GET',
      '/metrics/response-rates?area=NYR',
    );
    expect(rates.body).toMatchObject({
      timeZone: 'Asia/Makassar',
      groups: [
        { key: 'ward-7', received: 1 },
        { key: 'ward-8', received: 0 },
      ],
    });
  });
});
