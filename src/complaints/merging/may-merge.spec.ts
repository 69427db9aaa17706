import { faultOfMerge, type Mergeable } from './may-merge.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const now = at(10);
/** Filed on a day, due the day after, of Gambir. */
const filedOn = (day: number, rest: Partial<Mergeable> = {}): Mergeable => ({
  id: `id-${day}`,
  cityPrefix: 'JKT',
  status: 'waiting',
  ownerOffice: '31.71.01.1001',
  aboutOffice: null,
  filedAt: at(day),
  firstResponseDueAt: at(day + 1),
  firstRespondedAt: null,
  resolvedAt: null,
  ...rest,
});
const onTime = (day: number): Partial<Mergeable> => ({ firstRespondedAt: at(day), status: 'in_progress' });

describe('a merge', () => {
  it('goes into an older complaint of the same office that is open', () => {
    expect(faultOfMerge(filedOn(10), filedOn(9), now)).toBeUndefined();
    expect(faultOfMerge(filedOn(9), filedOn(10), now)).toBe('younger');
    expect(faultOfMerge(filedOn(9), filedOn(9), now)).toBe('itself');
    expect(faultOfMerge(filedOn(10), filedOn(9, { ownerOffice: 'triage' }), now)).toBe('other_office');
    const triaged = { ownerOffice: 'triage' };
    expect(faultOfMerge(filedOn(10, triaged), filedOn(9, { ...triaged, cityPrefix: 'NYR' }), now)).toBe(
      'other_office',
    );
    for (const status of ['resolved', 'closed', 'rejected', 'merged'] as const)
      expect(faultOfMerge(filedOn(10), filedOn(9, { status }), now)).toBe('not_open');
  });

  it('of two filed in the same instant into the one that was there first', () => {
    const [first, second] = [filedOn(9, { id: 'a' }), filedOn(9, { id: 'b' })];
    expect(faultOfMerge(second, first, now)).toBeUndefined();
    expect(faultOfMerge(first, second, now)).toBe('younger');
  });

  it('hides no lateness: what is late goes only into what is late itself', () => {
    const overdue = filedOn(5);
    const answeredLate = filedOn(5, { firstRespondedAt: at(8), status: 'in_progress' });
    for (const late of [overdue, answeredLate]) {
      expect(faultOfMerge(late, filedOn(3, onTime(3)), now)).toBe('hides_lateness');
      expect(faultOfMerge(late, filedOn(3), now)).toBeUndefined();
      expect(faultOfMerge(late, filedOn(3, onTime(9)), now)).toBeUndefined();
    }
    expect(faultOfMerge(filedOn(5, onTime(5)), filedOn(3), now)).toBeUndefined();
  });

  it('hides nothing that was contested', () => {
    expect(faultOfMerge(filedOn(10, { resolvedAt: at(10) }), filedOn(9), now)).toBe('reopened');
  });
});
