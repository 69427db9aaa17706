import fc from 'fast-check';
import { type Area } from '../areas/area.entity.js';
import { type Category } from '../complaints/core/categories/category.entity.js';
import { transitions } from '../complaints/core/transitions.js';
import { noRules } from '../deadlines/rules.js';
import { NEVER_DUE } from '../deadlines/never-due.js';
import { cityAreas } from './city-areas.js';
import { eventsOf, type PastComplaint } from './past-complaint.js';
import { checkProfile, loadProfile, type Profile } from './profile.js';
import { complaintReader } from './read-complaint.js';

const now = new Date('2024-01-01T00:00:00Z');
const kelurahan = (code: string, name: string): Area => ({
  level: 'kelurahan',
  code,
  name,
  parentCode: null,
  cityPrefix: 'JKT',
});
const areas = cityAreas(
  [
    kelurahan('31.71.08.1003', 'Galur'),
    kelurahan('31.75.01.1001', 'Kalibaru'),
    kelurahan('BOS-W3', 'Ward 3'),
    kelurahan('A', 'Kembar'),
    kelurahan('B', 'Kembar'),
  ],
  [],
);
const codes = [
  ...Object.values({ ...(loadProfile('boston-311').fields.category as { map: object }).map }),
  ...Object.values({ ...(loadProfile('crm-jakarta').fields.category as { map: object }).map }),
  'road',
  'official-service',
] as string[];
const categories = new Map(
  codes.map((code): [string, Category] => [
    code,
    {
      code,
      nameId: code,
      nameEn: code,
      unitCode: null,
      firstResponseHours: 24,
      evidenceRequired: false,
      aboutOffice: null,
      evidenceWithinMetres: 200,
      resolutionHours: 168,
      place: 0,
    },
  ]),
);
const reader = (profile: string | Profile, zone = 'Asia/Jakarta'): ReturnType<typeof complaintReader> =>
  complaintReader(typeof profile === 'string' ? loadProfile(profile) : profile, {
    categories,
    areas,
    zone,
    rules: noRules(zone),
    now,
  });
const complaintOf = (outcome: ReturnType<ReturnType<typeof reader>>): PastComplaint => {
  if ('faults' in outcome) throw new Error(outcome.faults.join('; '));
  return outcome.complaint;
};

const plain = { externalId: '7', filedAt: '2023-01-05T08:00:00+07:00', description: 'Lubang', category: 'road', kelurahanCode: '31.71.08.1003' }; // prettier-ignore
const readPlain = (more: Record<string, string> = {}): ReturnType<ReturnType<typeof reader>> =>
  reader('tanggap')({ ...plain, ...more });

describe('a row of a plain CSV', () => {
  it('is a complaint with the due times of the policy, known with the import', () => {
    expect(complaintOf(readPlain())).toMatchObject({
      channel: 'import',
      externalId: '7',
      filedAt: new Date('2023-01-05T01:00:00Z'),
      filedOn: '2023-01-05',
      kelurahan: '31.71.08.1003',
      status: 'waiting',
      steps: [],
      knownAt: null,
      firstResponseDueAt: new Date('2023-01-06T01:00:00Z'),
      resolutionDueAt: new Date('2023-01-12T01:00:00Z'),
    });
  });

  it('stands where its times say, if it does not say itself', () => {
    const [answered, handed, closed] = [
      '2023-01-05T09:00:00+07:00',
      '2023-01-05T10:00:00+07:00',
      '2023-01-06',
    ];
    expect(complaintOf(readPlain({ firstRespondedAt: answered })).status).toBe('in_progress');
    expect(complaintOf(readPlain({ coordinatedAt: handed })).status).toBe('coordinating');
    const all = { firstRespondedAt: answered, coordinatedAt: handed, closedAt: closed };
    expect(complaintOf(readPlain(all))).toMatchObject({
      status: 'resolved',
      steps: [{ action: 'respond' }, { action: 'coordinate' }, { action: 'resolve' }],
    });
    expect(complaintOf(readPlain({ ...all, status: 'closed' })).status).toBe('closed');
  });

  it.each([
    [{ externalId: ' ' }, 'externalId: is missing'],
    [{ description: '' }, 'description: is missing'],
    [{ description: 'a\u0000b' }, 'description: has characters that are none of a text'],
    [{ externalId: 'x'.repeat(101) }, 'externalId: has more than 100 characters'],
    [{ category: 'jalan' }, 'category: nothing is known as "jalan"'],
    [{ category: '' }, 'category: is missing'],
    [{ channel: 'Kanal Baru' }, 'channel: nothing is known as "Kanal Baru"'],
    [{ kelurahanCode: '31.71' }, 'area: nothing is known as "31.71"'],
    [{ kelurahanCode: 'Kembar' }, 'area: nothing is known as "Kembar"'],
    [{ kelurahanCode: '' }, 'area: is missing, and so are point and address'],
    [{ lat: '91', lng: '1' }, 'lat: "91" is no number up to 90'],
    [{ lat: '-6,2', lng: '1' }, 'lat: "-6,2" is no number up to 90'],
    [{ lat: '-6.2' }, 'lng: is missing'],
    [{ filedAt: '' }, 'filedAt: is missing'],
    [{ filedAt: '5 Januari' }, 'filedAt: "5 Januari" is no time in the format of the profile'],
    [{ filedAt: '1969-12-31' }, 'filedAt: "1969-12-31" is no time in the format of the profile'],
    [{ filedAt: '2024-01-02' }, 'filedAt: lies in the future'],
    [{ closedAt: '2023-01-04' }, 'closedAt: lies before filedAt'],
    [{ knownAt: '2023-01-04' }, 'knownAt: lies before filedAt'],
    [{ status: 'closed' }, 'closedAt: is missing'],
    [{ status: 'in_progress' }, 'firstRespondedAt: is missing'],
    [{ status: 'selesai' }, 'status: nothing is known as "selesai"'],
    [{ status: 'waiting', closedAt: '2023-01-06' }, 'status: cannot be waiting by what was done and when'],
    [{ closedAt: '2023-01-06', firstRespondedAt: '2023-01-07' }, 'status: cannot be resolved by what was done and when'],
    [{ status: 'rejected', closedAt: '2023-01-06' }, 'rejectionReason: is missing'],
    [{ firstResponseDueAt: 'besok' }, 'firstResponseDueAt: "besok" is no time in the format of the profile'],
  ])('is refused with %p', (more, fault) => {
    expect(readPlain(more)).toEqual({ faults: [fault] });
  }); // prettier-ignore

  it('is told all that is wrong with it', () => {
    const { faults } = readPlain({ category: 'x', lat: 'y', closedAt: 'z' }) as { faults: string[] };
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['category', 'lat', 'closedAt']);
  });

  it('that was turned away says why, and that answers', () => {
    const past = complaintOf(
      readPlain({ status: 'rejected', rejectionReason: 'spam', closedAt: '2023-01-06' }),
    );
    expect(eventsOf(past, { office: 'A', because: 'stated_kelurahan' }).at(-1)).toMatchObject({
      kind: 'rejected',
      status: 'rejected',
      answers: true,
      details: { reason: 'spam' },
    });
  });
});

describe('a life that a file tells', () => {
  const hours = fc.option(fc.integer({ min: 0, max: 5_000 }), { nil: undefined });
  const at = (hour: number | undefined): string =>
    hour === undefined ? '' : new Date(Date.parse(plain.filedAt) + hour * 3_600_000).toISOString();

  it('obeys the life cycle in order, or is refused', () => {
    fc.assert(
      fc.property(
        hours,
        hours,
        hours,
        fc.constantFrom('', 'closed', 'waiting'),
        (responded, coordinated, closed, status) => {
          const outcome = readPlain({ firstRespondedAt: at(responded), coordinatedAt: at(coordinated), closedAt: at(closed), status }); // prettier-ignore
          if ('faults' in outcome) return;
          const { complaint } = outcome;
          const events = eventsOf(complaint, { office: 'A', because: 'stated_kelurahan' });
          expect(events.at(-1)?.status).toBe(complaint.status);
          events.slice(1).forEach((event, index) => {
            const before = events[index];
            expect(event.at.getTime()).toBeGreaterThanOrEqual(before?.at.getTime() ?? Number.NaN);
            const to = event.status === 'closed' ? 'resolved' : event.status;
            expect(transitions).toContainEqual(
              expect.objectContaining({
                from: before?.status,
                to,
                event: event.kind,
                answers: event.answers,
              }),
            );
          });
        },
      ),
    );
  });
});

describe('a row of Boston', () => {
  const row = {
    case_enquiry_id: '101000295613', open_dt: '2011-07-01 01:32:33', target_dt: '2011-07-15 01:32:32', closed_dt: '2011-07-01 05:06:58',
    case_status: 'Closed', case_title: 'Street Light Outages', reason: 'Street Lights', location: 'River St', ward: 'Ward 3',
    latitude: '42.2715', longitude: '-71.0772', source: 'Self Service',
  }; // prettier-ignore
  const read = reader('boston-311', 'America/New_York');

  it('is of Boston’s time, target and ward', () => {
    expect(complaintOf(read(row))).toMatchObject({
      channel: 'boston-web',
      category: { code: 'street-light' },
      kelurahan: 'BOS-W3',
      point: { lat: 42.2715, lng: -71.0772 },
      filedAt: new Date('2011-07-01T05:32:33Z'),
      firstResponseDueAt: new Date('2011-07-15T05:32:32Z'),
      status: 'closed',
      steps: [{ action: 'resolve', at: new Date('2011-07-01T09:06:58Z') }],
    });
  });

  it.each(['3', '03'])('may write its ward %p', (ward) => {
    expect(complaintOf(read({ ...row, ward })).kelurahan).toBe('BOS-W3');
  });

  it('may have no ward and no target; then it is never due', () => {
    expect(complaintOf(read({ ...row, ward: ' ', target_dt: '' }))).toMatchObject({
      kelurahan: null,
      firstResponseDueAt: NEVER_DUE,
      resolutionDueAt: NEVER_DUE,
    });
    expect(read({ ...row, ward: 'Ward 99' })).toEqual({ faults: ['area: nothing is known as "Ward 99"'] });
  });

  it('can be closed in the hour in which the clocks were put back', () => {
    const times = { open_dt: '2011-11-06 01:50:00', closed_dt: '2011-11-06 01:10:00' };
    expect(complaintOf(read({ ...row, ...times })).steps[0]?.at).toEqual(
      new Date('2011-11-06T01:10:00-05:00'),
    );
  });
});

describe('an object of CRM Jakarta', () => {
  const row = {
    code: 'JK2301050001', content: 'Lampu padam', lat: -6.17, lng: 106.86, tstatus: { name: 'Menunggu' },
    complaintCategory: { name: 'jalan' }, zone: { name: 'KALI BARU' }, createdAt: '2023-01-05T01:00:00.000Z',
  }; // prettier-ignore
  const read = reader('crm-jakarta');

  it('names category, kelurahan and status in words', () => {
    expect(complaintOf(read(row))).toMatchObject({
      channel: 'crm',
      category: { code: 'road' },
      kelurahan: '31.75.01.1001',
      status: 'waiting',
    });
    const unknown = { ...row, zone: null, complaintCategory: { name: 'Lain-lain' }, lat: 0, lng: 0 };
    expect(read(unknown)).toEqual({ faults: ['area: is missing, and so are point and address'] });
    expect(complaintOf(read({ ...row, zone: { name: 'Depok' } })).kelurahan).toBeNull();
  });

  it('does not say since when, so what is done is dated with the import', () => {
    expect(complaintOf(read({ ...row, tstatus: { name: 'Selesai' } }))).toMatchObject({
      status: 'closed',
      steps: [{ action: 'resolve', at: now }],
    });
    expect(complaintOf(read({ ...row, tstatus: { name: 'Proses' } })).status).toBe('coordinating');
  });
});

describe('a profile', () => {
  const own = (more: object): string =>
    JSON.stringify({ format: 'csv', fields: { externalId: 'a', filedAt: 'b', description: 'c', category: 'd', channel: 'e' }, ...more }); // prettier-ignore

  it.each([
    ['no JSON', '{', 'JSON'],
    ['an unknown word', own({ feilds: 1 }), 'feilds'],
    ['no field', own({ fields: {} }), 'fields.externalId'],
    ['a format without a day', own({ times: { format: 'HH:mm' } }), 'times.format'],
    ['an unknown zone', own({ times: { zone: 'Mars/Base' } }), 'times.zone'],
    [
      'a bad pattern',
      own({ fields: { ...plain, category: { column: 'd', replace: ['(', ''] }, channel: 'e' } }),
      'replace',
    ],
  ])('with %s cannot be used', (_, text, word) => {
    expect(() => checkProfile(text, 'own')).toThrow(word);
  });

  it('that leads to a category that is not there is refused before any row', () => {
    const fields = { ...plain, category: { column: 'd', otherwise: 'lain' }, channel: 'e', filedAt: 'b', kelurahanCode: undefined }; // prettier-ignore
    expect(() => reader(checkProfile(own({ fields }), 'own'))).toThrow('category: lain');
  });
});
