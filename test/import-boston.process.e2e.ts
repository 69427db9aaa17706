import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { hasSharedData, sharedFile } from './support/data.js';
import { root, run } from './support/processes.js';
import { eventually, openWorld, type World } from './support/world.js';

jest.setTimeout(300_000);

const FILE = sharedFile('complaints/boston-311-2011.csv.gz');
const ROWS = 58_251;
const FLAGGED = 58_093;

interface Numbers {
  key: string;
  received: number;
  answeredOnTime: number;
  answeredLate: number;
  overdue: number;
  pending: number;
}
interface Rates {
  total: Numbers;
  groups: Numbers[];
}
/** A row of Boston's own file, as far as this test looks at it. */
type Published = Record<'case_enquiry_id' | 'ontime' | 'target_dt' | 'closed_dt' | 'ward', string>;

(hasSharedData ? describe : describe.skip)('Boston’s second half of 2011, beside Jakarta', () => {
  let world: World;
  let published: Published[];
  beforeAll(async () => {
    world = await openWorld({ role: 'http' });
    published = parse(gunzipSync(readFileSync(FILE)), { columns: true });
    const wards = Array.from(
      { length: 22 },
      (_, index) => `kelurahan,BOS-W${index + 1},BOS,Ward ${index + 1}`,
    );
    const areas = join(mkdtempSync(join(tmpdir(), 'boston-')), 'areas.csv');
    writeFileSync(areas, ['level,code,parent_code,name', 'city,BOS,,Boston', ...wards].join('\n'));
    await world.command('areas', 'import', areas, '--prefix', 'BOS', '--time-zone', 'America/New_York');
    const body = { category: 'road', description: 'Lubang besar di jalan.', kelurahanCode: '31.71.01.1001' };
    await world.ask('POST', '/complaints', { body });
  });
  afterAll(() => world.close());

  const order = ['import', 'complaints', FILE, '--profile', 'boston-311', '--city', 'BOS'];
  const stored = async (): Promise<number> =>
    (await world.db.query<{ count: number }>(`SELECT count(*)::int AS count FROM complaints WHERE city_prefix = 'BOS'`))
      .rows[0]?.count ?? 0; // prettier-ignore
  const rates = async (query: string): Promise<Rates> =>
    (await world.ask<Rates>('GET', `/metrics/response-rates?${query}`)).body;
  const withFlag = (rows: readonly Published[], flag: string): number =>
    rows.filter(({ ontime }) => ontime === flag).length;

  it('is imported once, although the import is killed in the middle and run again', async () => {
    const jakarta = await rates('city=JKT');
    const killed = run(process.execPath, [join(root, 'dist/src/cli.js'), ...order], world.env);
    await eventually(stored, (count) => count > ROWS / 10, 120_000);
    await killed.end('SIGKILL');
    expect(await stored()).toBeLessThan(ROWS);

    const resumed = await world.command(...order);
    expect(resumed.said).toMatch(/58,251 rows read, [\d,]+ imported, [\d,]+ already there, 0 rejected/);
    expect(await stored()).toBe(ROWS);
    await world.openAccount('admin-bos@tanggap.example', { role: 'administrator', city: 'BOS' });
    const { body } = await world.ask('GET', '/integrity', { token: await world.signIn('admin-bos') });
    expect(body).toMatchObject({ accepted: ROWS, lost: 0 });
    expect((await rates('city=JKT')).total).toEqual(jakarta.total);
  });

  it('is on time where the city says so, in every row', async () => {
    const { rows } = await world.db.query<{ id: string; onTime: boolean }>(
      `SELECT external_id AS id, coalesce(first_responded_at, now()) <= first_response_due_at AS "onTime"
       FROM complaints WHERE city_prefix = 'BOS'`,
    );
    const ours = new Map(rows.map(({ id, onTime }) => [id, onTime ? 'ONTIME' : 'OVERDUE']));
    const flagged = published.filter(({ ontime }) => ontime !== '');
    expect(flagged).toHaveLength(FLAGGED);
    expect(flagged.filter(({ case_enquiry_id, ontime }) => ours.get(case_enquiry_id) !== ontime)).toEqual([]);
  });

  it('is on time as often as the city says, in total and in every ward', async () => {
    const { total, groups } = await rates('city=BOS&from=2011-07-01&to=2012-01-01&groupBy=kelurahan');
    const wardOf = ({ ward }: Published): string =>
      /\d/.test(ward) ? `BOS-W${Number(ward.replace('Ward', ''))}` : 'triage';
    const expected = (key: string, rows: readonly Published[]): object => {
      // Of these the city says nothing, but when they were due and closed.
      const unflagged = rows.filter(({ ontime }) => ontime === '');
      const inTime = unflagged.filter(
        ({ closed_dt, target_dt }) => closed_dt !== '' && closed_dt <= target_dt,
      ).length;
      return {
        key,
        received: rows.length,
        onTime: withFlag(rows, 'ONTIME') + inTime,
        late: withFlag(rows, 'OVERDUE') + unflagged.length - inTime,
      };
    };
    const counted = ({ key, received, answeredOnTime, answeredLate, overdue, pending }: Numbers): object => ({
      key,
      received,
      onTime: answeredOnTime + pending,
      late: answeredLate + overdue,
    });
    expect(counted({ ...total, key: 'total' })).toEqual(expected('total', published));
    expect(groups).toHaveLength(23);
    for (const group of groups) {
      expect(counted(group)).toEqual(
        expected(
          group.key,
          published.filter((row) => wardOf(row) === group.key),
        ),
      );
    }
  });

  it('shows that no time was set, where none was', async () => {
    const untargeted = published.find(
      ({ ontime, closed_dt, target_dt }) => ontime && !closed_dt && !target_dt,
    );
    const { rows } = await world.db.query<{ number: string }>(
      'SELECT number FROM complaints WHERE external_id = $1',
      [untargeted?.case_enquiry_id],
    );
    expect((await world.ask('GET', `/complaints/${rows[0]?.number}`)).body).toMatchObject({
      status: 'waiting',
      firstResponseDueAt: null,
      resolutionDueAt: null,
    });
  });
});
