import { dueStates, nextDue } from './due-state.js';

const complaint = {
  status: 'waiting',
  firstResponseDueAt: '2026-11-22T09:00:00+07:00',
  firstRespondedAt: null,
  resolutionDueAt: '2026-11-28T09:00:00+07:00',
  resolvedAt: null,
} as const;
const early = new Date('2026-11-21T10:00:00+07:00');
const late = new Date('2026-11-23T10:00:00+07:00');

const told = (...of: Parameters<typeof dueStates>): string[] =>
  dueStates(...of).map(({ what, state }) => `${what} ${state}`);

describe('due times', () => {
  it('are ahead, then overdue, while nobody answers', () => {
    expect(told(complaint, early)).toEqual(['answer open', 'resolution open']);
    expect(told(complaint, late)).toEqual(['answer overdue', 'resolution open']);
    expect(nextDue(complaint, late)).toMatchObject({ what: 'answer', state: 'overdue' });
  });

  it('were met or not, by when it happened and not by when one looks', () => {
    const answered = {
      ...complaint,
      status: 'in_progress',
      firstRespondedAt: '2026-11-22T08:00:00+07:00',
    } as const;
    expect(told(answered, late)).toEqual(['answer met', 'resolution open']);
    expect(nextDue(answered, late)).toMatchObject({ what: 'resolution' });
    expect(told({ ...answered, firstRespondedAt: '2026-11-22T09:00:01+07:00' }, late)[0]).toBe('answer late');
  });

  it('are open again where what was said to be done was contested', () => {
    const resolved = {
      ...complaint,
      firstRespondedAt: '2026-11-22T08:00:00+07:00',
      resolvedAt: '2026-11-22T08:00:00+07:00',
    };
    expect(told({ ...resolved, status: 'closed' }, late)).toEqual(['answer met', 'resolution met']);
    expect(told({ ...resolved, status: 'in_progress' }, late)).toEqual(['answer met', 'resolution open']);
  });

  it('are told of nothing that nobody waits for, or that was never to happen by a time', () => {
    expect(told({ ...complaint, status: 'rejected' }, late)).toEqual([]);
    expect(told({ ...complaint, firstResponseDueAt: null, resolutionDueAt: null }, late)).toEqual([]);
    expect(nextDue({ ...complaint, status: 'merged' }, late)).toBeUndefined();
  });
});
