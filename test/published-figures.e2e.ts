import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shown } from './support/photographer.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(120_000);

const HEADER =
  'externalId,filedAt,description,category,channel,kelurahanCode,firstRespondedAt,closedAt,knownAt';
const GAMBIR = '31.71.01.1001';
const folder = mkdtempSync(join(tmpdir(), 'figures-'));

interface Numbers {
  received: number;
  resolved: number;
  resolvedRate: number | null;
  resolvedRateInterval: [number, number] | null;
  rank: number | null;
}

/** Figures that were published, from complaints built to match and imported as history. */
describe('figures that were published', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const importRows = async (name: string, rows: readonly string[]): Promise<void> => {
    const file = join(folder, name);
    writeFileSync(file, [HEADER, ...rows].join('\n'));
    const { code, said } = await world.command(
      'import',
      'complaints',
      file,
      '--profile',
      'tanggap',
      '--city',
      'JKT',
    );
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining(`${rows.length.toLocaleString('en')} imported`) as string,
    });
  };
  const total = async (query: string): Promise<Numbers> =>
    (await world.ask<{ total: Numbers }>('GET', `/metrics/response-rates?${query}`)).body.total;
  const percent = (share: number | null): string => `${((share ?? 0) * 100).toFixed(1)} %`;

  describe('Jakarta’s January 2023', () => {
    const day = (month: number, index: number, days: number): string =>
      `2023-0${month}-${String(1 + (index % days)).padStart(2, '0')}`;
    /** The 14,233: so many were done by 12 February, so many more by 7 March, and the others were not. */
    const closedAt = (index: number): string =>
      index < 12_936 ? `${day(2, index, 11)} 12:00` : index < 13_671 ? `${day(3, index, 6)} 12:00` : '';
    const january = Array.from({ length: 14_233 }, (_, index) => {
      const filedAt = `${day(1, index, 31)} 08:00`;
      return `jan-${index},${filedAt},Aduan Januari,road,crm,${GAMBIR},,${closedAt(index)},${filedAt}`;
    });
    const asOf = (when: string): Promise<Numbers> =>
      total(`from=2023-01-01&to=2023-02-01&channel=crm&asOf=${when}`);
    const [february, march] = ['2023-02-12', '2023-03-07'];

    it('was 90.9 % done as of 12 February, and 96.1 % as of 7 March', async () => {
      await importRows('january.csv', january);
      const [earlier, later] = [await asOf(february), await asOf(march)];
      expect(earlier).toMatchObject({ received: 14_233, resolved: 12_936 });
      expect(percent(earlier.resolvedRate)).toBe('90.9 %');
      expect(later).toMatchObject({ received: 14_233, resolved: 13_671 });
      expect(percent(later.resolvedRate)).toBe('96.1 %');
    });

    it('stays so, whatever is done, transferred or learnt later', async () => {
      const before = [await asOf(february), await asOf(march)];
      const { rows } = await world.db.query<{ number: string }>(
        `SELECT number FROM complaints WHERE status = 'waiting' AND channel = 'crm' ORDER BY external_id LIMIT 2`,
      );
      const token = await world.signIn(`lurah-${GAMBIR}`);
      const act = async (number: string | undefined, step: string, more: object = {}): Promise<number> => {
        const body = { message: 'Sudah kami kerjakan hari ini.', ...more };
        return (await world.ask('POST', `/complaints/${number}/${step}`, { token, body })).status;
      };
      expect(await act(rows[0]?.number, 'resolutions', await shown(world, 'Sudah selesai dikerjakan.'))).toBe(
        201,
      );
      expect(await act(rows[1]?.number, 'transfers', { kelurahanCode: '31.71.01.1002' })).toBe(201);
      await importRows('late.csv', [
        `late-1,2023-01-15,Baru diketahui sekarang,road,crm,${GAMBIR},,2023-01-16,`,
        `late-2,2023-01-15,Baru diketahui sekarang,road,crm,${GAMBIR},,,`,
      ]);
      expect([await asOf(february), await asOf(march)]).toEqual(before);
      const now = await total('from=2023-01-01&to=2023-02-01&channel=crm');
      expect(now).toMatchObject({ received: 14_235, resolved: 13_673 });
    });
  });

  describe('Qlue on 1 June 2016', () => {
    const kelurahan = [
      { code: '31.71.08.1003', name: 'Galur', done: 126, inProcess: 1, untouched: 1, share: '98.4 %' },
      { code: '31.71.08.1002', name: 'Kampung Rawa', done: 135, inProcess: 9, untouched: 1, share: '93.1 %' },
      {
        code: '31.72.01.1004',
        name: 'Pejagalan',
        done: 428,
        inProcess: 378,
        untouched: 636,
        share: '29.7 %',
      },
    ];
    const life = (index: number, done: number, inProcess: number): string =>
      index < done ? ',2016-05-20' : index < done + inProcess ? '2016-05-20,' : ',';
    const reports = kelurahan.flatMap(({ code, done, inProcess, untouched }) =>
      Array.from(
        { length: done + inProcess + untouched },
        (_, index) =>
          `${code}-${index},2016-05-10,Laporan Qlue,waste,qlue,${code},${life(index, done, inProcess)},2016-05-10`,
      ),
    );
    const bungur = Array.from({ length: 21 }, (_, index) => {
      const day = `2018-03-0${1 + (index % 9)}`;
      return `bungur-${index},${day} 08:00,Laporan Qlue,waste,qlue,31.71.04.1006,${day} 09:45,,${day} 08:00`;
    });
    beforeAll(() => importRows('qlue.csv', [...reports, ...bungur]));

    it.each(kelurahan)('left $name with $share done', async ({ code, done, inProcess, untouched, share }) => {
      const numbers = await total(`from=2016-05-01&to=2016-06-01&asOf=2016-06-01&area=${code}`);
      const received = done + inProcess + untouched;
      expect(numbers).toMatchObject({ received, answered: done + inProcess, resolved: done });
      expect(percent(numbers.resolvedRate)).toBe(share);
      const [least = 1, most = 0] = numbers.resolvedRateInterval ?? [];
      expect(least).toBeLessThan(done / received);
      expect(most).toBeGreaterThan(done / received);
    });

    it('does not rank Bungur, the fastest of 2018, on 21 reports', async () => {
      const { body } = await world.ask<{ groups: (Numbers & { key: string })[] }>(
        'GET',
        '/metrics/response-rates?from=2018-01-01&to=2019-01-01&groupBy=kelurahan',
      );
      expect(body.groups.find(({ key }) => key === '31.71.04.1006')).toMatchObject({
        received: 21,
        answered: 21,
        medianHours: expect.closeTo(1.75, 1) as number,
        rank: null,
      });
    });
  });
});
