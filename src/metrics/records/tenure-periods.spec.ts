import fc from 'fast-check';
import { addDays } from '../../common/city-time.js';
import { type CountedGroup } from '../aggregates/counted-group.js';
import { countNames, sum } from '../numbers/response-rate.js';
import { Waits } from '../numbers/waits.js';
import { NOBODY } from '../question/question.js';
import { covers, overlaps, placeCharges, type TenurePeriod, succession } from './tenure-periods.js';

const OFFICE = '31.71.01.1001';
const day = (number: number): string => addDays('2019-01-01', number);
const day$ = fc.integer({ min: -50, max: 450 }).map(day);

/** Tenures of one office in order, some right after another, some of one person again. */
const tenures$ = fc
  .array(
    fc.record({
      gap: fc.nat(3),
      days: fc.integer({ min: 1, max: 40 }),
      person: fc.constantFrom('a', 'b', 'c'),
    }),
    { maxLength: 8 },
  )
  .chain((parts) =>
    fc.boolean().map((lasts) => {
      let at = 0;
      return parts.map(({ gap, days, person }, index): TenurePeriod => {
        const from = at + gap;
        at = from + days;
        const until = lasts && index === parts.length - 1 ? null : day(at);
        return { office: OFFICE, person, from: day(from), until, acting: false };
      });
    }),
  );

const one = (chargedSince: string, person: string): CountedGroup => ({
  keys: { office: OFFICE, person, chargedSince },
  counts: Object.fromEntries(countNames.map((name) => [name, 1])) as unknown as CountedGroup['counts'],
  waits: new Waits(),
  demo: 0,
});

describe('the succession in an office', () => {
  it('has every day in exactly one period, all tenures, and no two gaps together', () => {
    fc.assert(
      fc.property(tenures$, fc.array(day$), (tenures, days) => {
        const periods = succession(OFFICE, tenures);
        for (const each of days) expect(periods.filter((held) => covers(held, each))).toHaveLength(1);
        expect(periods.filter(({ person }) => person !== NOBODY)).toEqual(tenures);
        const gaps = periods.map(({ person }) => person === NOBODY);
        expect(gaps.some((gap, index) => gap && gaps[index + 1])).toBe(false);
      }),
    );
  });

  it('overlaps a period where it has a day of it', () => {
    fc.assert(
      fc.property(tenures$, day$, fc.integer({ min: 1, max: 20 }), (tenures, from, length) => {
        const days = Array.from({ length }, (_, index) => addDays(from, index));
        for (const each of succession(OFFICE, tenures))
          expect(overlaps(each, from, addDays(from, length))).toBe(days.some((one) => covers(each, one)));
      }),
    );
  });

  it('is charged with everything once, each in the period of its day', () => {
    fc.assert(
      fc.property(tenures$, fc.array(day$), (tenures, days) => {
        const periods = succession(OFFICE, tenures);
        const holder = (each: string): string => periods.find((held) => covers(held, each))?.person ?? '';
        const placed = placeCharges(
          periods,
          days.map((each) => one(each, holder(each))),
        );
        expect(sum(placed.map(({ counts }) => counts)).received).toBe(days.length);
        for (const each of placed)
          expect(each.counts.received).toBe(days.filter((one) => covers(each, one)).length);
      }),
    );
  });

  it('leaves nothing out without a word', () => {
    const held: TenurePeriod = { office: OFFICE, person: 'a', from: day(0), until: day(9), acting: false };
    expect(() => placeCharges([held], [one(day(9), 'a')])).toThrow('2019-01-10');
    expect(() => placeCharges([held], [one(day(3), 'b')])).toThrow('2019-01-04');
  });
});
