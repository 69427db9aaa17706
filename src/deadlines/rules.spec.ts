import { dueTimesUnder, noRules, policyFor, type StatedPolicy } from './rules.js';

const road = { code: 'road', firstResponseHours: 24, resolutionHours: 168 };
const flood = { code: 'flood', firstResponseHours: 2, resolutionHours: 24 };

const policy = (category: string | null, channel: string | null, days: number): StatedPolicy => ({
  category,
  channel,
  firstResponse: { amount: days, in: 'working_days' },
  resolution: { amount: days, in: 'working_days' },
});

describe('the policy for a complaint', () => {
  const policies = [policy('road', null, 1), policy(null, 'sp4n-lapor', 2), policy('road', 'sp4n-lapor', 3)];
  it.each([
    ['of its category through its channel', road, 'sp4n-lapor', 3],
    ['of its channel before that of its category', flood, 'sp4n-lapor', 2],
    ['of its category', road, 'jaki', 1],
  ])('is the one %s', (_, category, channel, days) => {
    expect(policyFor(category, channel, policies).firstResponse).toEqual({
      amount: days,
      in: 'working_days',
    });
    expect(policyFor(category, channel, [...policies].reverse()).firstResponse.amount).toBe(days);
  });

  it('is the category’s own hours where there is none', () => {
    const filedAt = new Date('2026-03-06T19:00:00+07:00');
    expect(dueTimesUnder(noRules('Asia/Jakarta'), { filedAt, category: flood, channel: 'jaki' })).toEqual({
      firstResponseDueAt: new Date('2026-03-06T21:00:00+07:00'),
      resolutionDueAt: new Date('2026-03-07T19:00:00+07:00'),
    });
  });
});
