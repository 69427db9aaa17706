import { withdrawalReason } from './withdrawal.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));
const due = at(12);

describe('a withdrawal', () => {
  it.each([
    ['unanswered, before the due time', null, at(11), 'withdrawn'],
    ['unanswered, after it', null, at(13), 'given_up'],
    ['answered in time, however late it is withdrawn', at(12), at(99), 'withdrawn'],
    ['answered late', at(13), at(14), 'given_up'],
  ])('%s', (_, firstRespondedAt, now, reason) => {
    expect(withdrawalReason({ firstRespondedAt, firstResponseDueAt: due }, now)).toBe(reason);
  });
});
