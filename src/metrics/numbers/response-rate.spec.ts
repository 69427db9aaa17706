import fc from 'fast-check';
import { countNames, type Counts, rates, sum } from './response-rate.js';

const small = fc.nat(10_000);
const counts = fc
  .record({ onTime: small, late: small, overdue: small, pending: small })
  .map(({ onTime, late, overdue, pending }): Counts => ({
    ...sum([]),
    received: onTime + late + overdue + pending,
    answered: onTime + late,
    answeredOnTime: onTime,
    answeredLate: late,
    overdue,
    pending,
  }));

describe('the response rate', () => {
  it('of nothing is null, never 0 or 1', () => {
    expect(rates(sum([]))).toMatchObject({ responseRate: null, onTimeRate: null, resolvedRate: null });
  });

  it('on time is null while everything is still pending', () => {
    expect(rates({ ...sum([]), received: 3, pending: 3 })).toMatchObject({
      responseRate: 0,
      onTimeRate: null,
    });
  });

  it('lies between 0 and 1, and answering on time never lowers either rate', () => {
    fc.assert(
      fc.property(counts, (before) => {
        const { responseRate, onTimeRate } = rates(before);
        for (const rate of [responseRate, onTimeRate]) {
          if (rate === null) continue;
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1);
        }
        fc.pre(before.pending > 0);
        const after = rates({
          ...before,
          answered: before.answered + 1,
          answeredOnTime: before.answeredOnTime + 1,
          pending: before.pending - 1,
        });
        expect(after.responseRate).toBeGreaterThan(responseRate ?? 0);
        expect(after.onTimeRate).toBeGreaterThanOrEqual(onTimeRate ?? 0);
      }),
    );
  });

  it('of groups taken together counts every complaint once', () => {
    fc.assert(
      fc.property(fc.array(counts), (groups) => {
        const total = sum(groups);
        for (const name of countNames)
          expect(total[name]).toBe(groups.reduce((so, group) => so + group[name], 0));
        expect(total.answeredOnTime + total.answeredLate + total.overdue + total.pending).toBe(
          total.received,
        );
      }),
    );
  });
});
