import { faultOfMerge, type Mergeable } from './may-merge.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
/** Filed on a day with Gambir. */
const filedOn = (day: number, rest: Partial<Mergeable> = {}): Mergeable => ({
  id: `id-${day}`,
  cityPrefix: 'JKT',
  status: 'waiting',
  ownerOffice: '31.71.01.1001',
  categoryCode: 'road',
  aboutOffice: null,
  filedAt: at(day),
  resolvedAt: null,
  lat: -6.17,
  lng: 106.82,
  address: null,
  ...rest,
});

describe('a merge', () => {
  it('goes into an older complaint of the same office that is open', () => {
    expect(faultOfMerge(filedOn(10), filedOn(9))).toBeUndefined();
    expect(faultOfMerge(filedOn(9), filedOn(10))).toBe('younger');
    expect(faultOfMerge(filedOn(9), filedOn(9))).toBe('itself');
    expect(faultOfMerge(filedOn(10), filedOn(9, { ownerOffice: 'triage' }))).toBe('other_office');
    const triaged = { ownerOffice: 'triage' };
    expect(faultOfMerge(filedOn(10, triaged), filedOn(9, { ...triaged, cityPrefix: 'NYR' }))).toBe(
      'other_office',
    );
    for (const status of ['resolved', 'closed', 'rejected', 'merged'] as const)
      expect(faultOfMerge(filedOn(10), filedOn(9, { status }))).toBe('not_open');
  });

  it('of two filed in the same instant into the one that was there first', () => {
    const [first, second] = [filedOn(9, { id: 'a' }), filedOn(9, { id: 'b' })];
    expect(faultOfMerge(second, first)).toBeUndefined();
    expect(faultOfMerge(first, second)).toBe('younger');
  });

  it('hides nothing that was contested', () => {
    expect(faultOfMerge(filedOn(10, { resolvedAt: at(10) }), filedOn(9), true)).toBe('reopened');
  });

  it.each([
    ['of another category', { categoryCode: 'flood' }],
    ['260 metres to the north', { lat: -6.17 + 260 / 111_195 }],
    ['260 metres to the east', { lng: 106.82 + 260 / (111_195 * Math.cos((6.17 * Math.PI) / 180)) }],
    ['at no known place', { lat: null, lng: null }],
    ['at an address without words', { lat: null, lng: null, address: '...' }],
    ['at an address, not at a point', { lat: null, lng: null, address: 'Jl. Abdul Muis 3' }],
  ])('into one %s needs a reason', (_, other) => {
    expect(faultOfMerge(filedOn(10), filedOn(9, other))).toBe('needs_reason');
    expect(faultOfMerge(filedOn(10), filedOn(9, other), true)).toBeUndefined();
  });

  it('into one at most 250 metres away, or at the same address, needs none', () => {
    expect(faultOfMerge(filedOn(10), filedOn(9, { lat: -6.17 + 240 / 111_195 }))).toBeUndefined();
    const place = (address: string): Partial<Mergeable> => ({ lat: null, lng: null, address });
    expect(
      faultOfMerge(filedOn(10, place('Jl. Abdul Muis No. 3')), filedOn(9, place('jl abdul muis, no 3'))),
    ).toBeUndefined();
  });
});
