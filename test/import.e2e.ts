import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from './support/data.js';
import { openWorld, type World } from './support/world.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const HEADER =
  'externalId,filedAt,description,category,kelurahanCode,lat,lng,status,firstRespondedAt,closedAt,knownAt';
const GOOD = [
  'a1,2023-01-02 08:00,Lubang di jalan,road,31.71.01.1001,,,waiting,,,',
  'a2,2023-01-03 08:00,"Lampu padam,\nsudah tiga malam",street-light,,-6.1766,106.8269,closed,2023-01-03 10:00,2023-01-04 10:00,2023-01-05',
  'a3,2023-01-04T08:00:00+09:00,Banjir,flood,,-5.0,100.0,,,,',
];

describe('history from another system', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ role: 'http' })));
  afterAll(() => world.close());

  const importFile = (file: string, profile = 'tanggap', ...more: string[]): ReturnType<World['command']> =>
    world.command('import', 'complaints', file, '--profile', profile, '--city', 'JKT', '--rejects', join(folder, 'rejects.csv'), ...more); // prettier-ignore
  const stored = async (columns: string, where = 'true'): Promise<unknown[]> =>
    (await world.db.query<object>(`SELECT ${columns} FROM complaints WHERE ${where} ORDER BY external_id`))
      .rows;

  it('is checked without being stored, where only that is asked', async () => {
    const { code, said } = await importFile(
      fileOf('good.csv', [HEADER, ...GOOD].join('\n')),
      'tanggap',
      '--dry-run',
    );
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('3 rows read, 3 can be imported, 0 rejected') as string }); // prettier-ignore
    expect(await stored('*')).toEqual([]);
  });

  it('keeps when it happened and when it became known, and comes to the office responsible', async () => {
    expect(await importFile(join(folder, 'good.csv'))).toMatchObject({ code: 0, said: expect.stringContaining('3 imported') as string }); // prettier-ignore
    const deeds = await world.db.query(`SELECT action, details FROM audit_entries WHERE subject = 'good.csv' ORDER BY seq`); // prettier-ignore
    expect(deeds.rows).toEqual([
      { action: 'history.import_began', details: '{"city":"JKT"}' },
      { action: 'history.imported', details: expect.stringContaining('"imported":3') as string },
    ]);
    expect(await stored('external_id, channel, status, owner_office, filed_on::text, known_at > now() - interval \'1 minute\' AS "knownNow"')).toEqual([
      { external_id: 'a1', channel: 'import', status: 'waiting', owner_office: '31.71.01.1001', filed_on: '2023-01-02', knownNow: true },
      { external_id: 'a2', channel: 'import', status: 'closed', owner_office: '31.71.01.1001', filed_on: '2023-01-03', knownNow: false },
      { external_id: 'a3', channel: 'import', status: 'waiting', owner_office: 'triage', filed_on: '2023-01-04', knownNow: true },
    ]); // prettier-ignore
    const { rows } = await world.db.query(
      `SELECT e.seq, e.kind, e.at, e.known_at AS known, e.answers, e.status FROM complaint_events e
       JOIN complaints c ON c.id = e.complaint_id WHERE c.external_id = 'a2' ORDER BY e.seq`,
    );
    const [filed, responded, closed, known] = ['2023-01-03T08:00+07:00', '2023-01-03T10:00+07:00', '2023-01-04T10:00+07:00', '2023-01-05T00:00+07:00'].map((text) => new Date(text)); // prettier-ignore
    expect(rows).toEqual([
      { seq: 1, kind: 'filed', at: filed, known, answers: false, status: 'received' },
      { seq: 2, kind: 'routed', at: filed, known, answers: false, status: 'waiting' },
      { seq: 3, kind: 'responded', at: responded, known, answers: true, status: 'in_progress' },
      { seq: 4, kind: 'resolved', at: closed, known, answers: true, status: 'closed' },
    ]);
    const integrity = await world.ask('GET', '/integrity', { token: await world.signIn('admin') });
    expect(integrity.body).toMatchObject({ accepted: 3, owned: 2, triage: 1, lost: 0 });
  });

  it('is seen by everyone as any other complaint is, and taken on by its lurah', async () => {
    const [{ number }] = (await stored('number', `external_id = 'a1'`)) as [{ number: string }];
    expect(number).toMatch(/^JKT-23-/);
    expect((await world.ask('GET', `/complaints/${number}`)).body).toMatchObject({
      status: 'waiting',
      responsibleOffice: 'Lurah Gambir',
      filedAt: '2023-01-02T08:00:00.000+07:00',
      firstResponseDueAt: '2023-01-03T08:00:00.000+07:00',
    });
    const token = await world.signIn('lurah-31.71.01.1001');
    const body = { message: 'Petugas memeriksa hari ini.' };
    expect((await world.ask('POST', `/complaints/${number}/responses`, { token, body })).status).toBe(201);
  });

  it('takes the good rows and puts the others into a file, each with its line and reason, ready to be mended', async () => {
    const bad = [
      'b1,2023-01-02,Tanpa kategori,jalan,31.71.01.1001,,,,,,',
      'b2,2100-01-01,Besok,road,31.71.01.1001,,,,,,',
      'b3,2023-01-02,Terlalu pendek,road',
      'b4,2023-01-02,"Kutip "rusak",road,31.71.01.1001,,,,,,',
      'a1,2023-01-09,Aduan lain dengan nomor yang sama,road,31.71.01.1001,,,,,,',
    ];
    const file = fileOf('mixed.csv', [HEADER, GOOD[0], ...bad, ...GOOD.slice(1)].join('\r\n'));
    expect(await importFile(file)).toMatchObject({ code: 0, said: expect.stringContaining('8 rows read, 0 imported, 3 already there, 5 rejected') as string }); // prettier-ignore
    const rejects = readCsv(join(folder, 'rejects.csv'));
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      ['3', 'category: nothing is known as "jalan"'],
      ['4', 'filedAt: lies in the future'],
      ['5', 'the row has 4 cells, the header 11'],
      ['6', 'the row goes on after a closing quote'],
      [
        '7',
        expect.stringMatching(/^externalId: a1 of import is another complaint of JKT, filed at 2023-01-02/),
      ],
    ]);
    const mended = readFileSync(join(folder, 'rejects.csv'), 'utf8').replace(',jalan,', ',road,');
    expect(await importFile(fileOf('mended.csv', mended))).toMatchObject({ said: expect.stringContaining('1 imported') as string }); // prettier-ignore
    expect(await stored('description', `external_id = 'b1'`)).toEqual([{ description: 'Tanpa kategori' }]);
  });

  it('may be that of CRM Jakarta, in JSON', async () => {
    const aduan = (code: string, more: object): object => ({
      code,
      content: 'Sampah menumpuk di pinggir kali',
      lat: -6.1766,
      lng: 106.8269,
      tstatus: { name: 'Menunggu' },
      complaintCategory: { name: 'Sampah' },
      zone: { name: 'KALI BARU' },
      createdAt: '2023-01-05T01:00:00.000Z',
      ...more,
    });
    const crm = [
      aduan('JK1', {}),
      aduan('JK2', { zone: null, tstatus: { name: 'Selesai' } }),
      aduan('JK3', { complaintCategory: null, tstatus: { name: 'Proses' } }),
      aduan('JK4', { tstatus: { name: 'Entah' } }),
    ];
    const file = fileOf('crm.json', JSON.stringify(crm, null, 1));
    expect(await importFile(file, 'crm-jakarta')).toMatchObject({ said: expect.stringContaining('3 imported, 0 already there, 1 rejected') as string }); // prettier-ignore
    const columns = 'external_id, category_code, status, owner_office, resolved_at > now() - interval \'1 minute\' AS "doneNow"'; // prettier-ignore
    expect(await stored(columns, `channel = 'crm'`)).toEqual([
      { external_id: 'JK1', category_code: 'waste', status: 'waiting', owner_office: '31.72.04.1004', doneNow: null },
      { external_id: 'JK2', category_code: 'waste', status: 'closed', owner_office: '31.71.01.1001', doneNow: true },
      { external_id: 'JK3', category_code: 'official-service', status: 'coordinating', owner_office: '31.72.04.1004', doneNow: null },
    ]); // prettier-ignore
    expect(readCsv(join(folder, 'rejects.csv'))).toEqual([
      { line: '46', reason: 'status: nothing is known as "Entah"', row: JSON.stringify(crm[3]) },
    ]);
  });

  it.each([
    ['an unknown profile', ['--profile', 'chicago'], 'There is no profile chicago'],
    ['an unknown city', ['--city', 'XYZ'], 'There is no city XYZ'],
    ['the profile of another file', ['--profile', 'boston-311'], 'has no column case_enquiry_id'],
    ['rejects in the place of the file', ['--rejects', join(folder, 'good.csv')], 'would replace the file'],
  ])('is refused with %s', async (_, more, words) => {
    const refused = await importFile(join(folder, 'good.csv'), 'tanggap', ...more);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(words) as string });
  });

  it('ends with 1 where not one row can be taken', async () => {
    const file = fileOf('bad.csv', `${HEADER}\nx,,,,,,,,,,`);
    expect(await importFile(file)).toMatchObject({ code: 1, said: expect.stringContaining('Not one row') as string }); // prettier-ignore
  });
});
