import fc from 'fast-check';
import { chargeAfter, chargedOfficeAt, type Charge } from './charge.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000);
const DUE = 24;
const FAIR = 6;

type Step = { does: 'transfer'; to: string; hour: number } | { does: 'refuse' | 'respond'; hour: number };

/** The charge after steps, the first of which is the routing to A at hour 0. */
function chargeOf(steps: readonly Step[]): Charge & { firstRespondedAt: Date | null } {
  let charge: Charge = { ownerOffice: 'A', chargedOffice: null, ownerChargedFrom: null, passedOnAt: null };
  let firstRespondedAt: Date | null = null;
  for (const step of steps) {
    const moved = step.does === 'transfer' ? step.to : step.does === 'refuse' ? 'triage' : charge.ownerOffice;
    const event = {
      at: at(step.hour),
      ownerOffice: moved,
      answers: step.does === 'respond',
      ...(step.does === 'transfer' && { countsFrom: at(step.hour + FAIR) }),
    };
    charge = chargeAfter({ ...charge, firstRespondedAt, firstResponseDueAt: at(DUE) }, event);
    if (event.answers) firstRespondedAt ??= event.at;
  }
  return { ...charge, firstRespondedAt };
}

const chargedAt = (hour: number, ...steps: Step[]): string | null =>
  chargedOfficeAt(chargeOf(steps), at(DUE), at(hour));
/** When the person held the office who is charged, as `charged.sql` works it out. */
function heldAt(after: ReturnType<typeof chargeOf>, hour: number): number {
  const instant = Math.min(
    at(hour).getTime(),
    at(DUE).getTime(),
    after.firstRespondedAt?.getTime() ?? Infinity,
  );
  const passedOn = chargedOfficeAt({ ...after, ownerOffice: 'owner' }, at(DUE), at(hour)) !== 'owner';
  return after.chargedOffice !== null && passedOn
    ? Math.min(instant, after.passedOnAt?.getTime() ?? Infinity)
    : instant;
}

const transfer = (hour: number, to: string): Step => ({ does: 'transfer', to, hour });
const respond = (hour: number): Step => ({ does: 'respond', hour });
const refuse = (hour: number): Step => ({ does: 'refuse', hour });

describe('the office that a complaint counts with', () => {
  it('is the owner that it was routed to', () => {
    expect(chargedAt(1)).toBe('A');
    expect(chargedAt(99, respond(30))).toBe('A');
  });

  it('is a new owner once it has had its fair time, and until then who passed it on', () => {
    expect(chargedAt(15.9, transfer(10, 'B'))).toBe('A');
    expect(chargedAt(16, transfer(10, 'B'))).toBe('B');
    expect(chargedAt(99, transfer(10, 'B'))).toBe('B');
  });

  it('stays with who passes it on at the last minute, also if the new owner answers late', () => {
    expect(chargedAt(99, transfer(23, 'B'))).toBe('A');
    expect(chargedAt(99, transfer(23, 'B'), respond(26))).toBe('A');
    expect(chargedAt(99, transfer(23, 'B'), respond(23.5))).toBe('B');
  });

  it('does not change by being handed around before anybody had a fair time', () => {
    const around = [transfer(4, 'B'), transfer(8, 'C'), transfer(12, 'D'), transfer(16, 'B')];
    expect(chargedAt(17, ...around)).toBe('A');
    expect(chargedAt(99, ...around)).toBe('B');
    expect(chargedAt(99, ...around, transfer(20, 'A'))).toBe('A');
  });

  it('stays with the office that refused it, also where triage answers', () => {
    expect(chargedAt(99, refuse(2))).toBe('A');
    expect(chargedAt(99, refuse(2), respond(5))).toBe('A');
    expect(chargedAt(99, refuse(2), transfer(4, 'B'))).toBe('B');
    expect(chargedAt(99, refuse(2), transfer(20, 'B'))).toBe('A');
  });

  it('remembers when the office passed it on', () => {
    expect(chargeOf([transfer(10, 'B')]).passedOnAt).toEqual(at(10));
    expect(chargeOf([transfer(10, 'B'), transfer(12, 'C')]).passedOnAt).toEqual(at(10));
    expect(chargeOf([transfer(10, 'B'), transfer(17, 'C')]).passedOnAt).toEqual(at(17));
    expect(chargeOf([transfer(10, 'B'), respond(12)]).passedOnAt).toBeNull();
    // Also where it comes back after it was due, when somebody else holds the office.
    expect(chargeOf([transfer(23, 'B'), transfer(30, 'A')])).toMatchObject({
      chargedOffice: 'A',
      passedOnAt: at(23),
    });
    expect(chargeOf([transfer(10, 'B'), transfer(12, 'A')]).passedOnAt).toBeNull();
  });
});

describe('laws of the charge, over random lives', () => {
  const offices = ['A', 'B', 'C', 'triage'];
  const step = fc.oneof(
    fc.record({
      does: fc.constant('transfer' as const),
      to: fc.constantFrom('A', 'B', 'C'),
      hour: fc.double({ min: 0, max: 40, noNaN: true }),
    }),
    fc.record({
      does: fc.constantFrom('refuse' as const, 'respond' as const),
      hour: fc.double({ min: 0, max: 40, noNaN: true }),
    }),
  );
  const life = fc.array(step, { maxLength: 8 }).map((steps) => steps.sort((a, b) => a.hour - b.hour));
  const runs = { numRuns: Math.max(2_000, fc.readConfigureGlobal()?.numRuns ?? 0) };

  it('nothing that happens after the charging instant moves it', () => {
    fc.assert(
      fc.property(life, fc.double({ min: 0, max: 60, noNaN: true }), (steps, hour) => {
        steps.forEach((_, count) => {
          const before = chargeOf(steps.slice(0, count));
          const answered = before.firstRespondedAt?.getTime() ?? Infinity;
          const next = steps[count];
          if (!next || at(next.hour).getTime() <= Math.min(answered, at(DUE).getTime())) return;
          const after = chargeOf(steps.slice(0, count + 1));
          const asOf = at(Math.max(hour, next.hour));
          expect(chargedOfficeAt(after, at(DUE), asOf)).toBe(chargedOfficeAt(before, at(DUE), asOf));
          const asked = Math.max(hour, next.hour);
          expect(heldAt(after, asked)).toBe(heldAt(before, asked));
        });
      }),
      runs,
    );
  });

  it('no step takes it off the office at once, unless that step answers it', () => {
    fc.assert(
      fc.property(life, (steps) => {
        steps.forEach((next, count) => {
          if (next.does === 'respond') return;
          const before = chargedAt(next.hour, ...steps.slice(0, count));
          const after = chargedAt(next.hour, ...steps.slice(0, count + 1));
          expect(after).toBe(before);
        });
      }),
      runs,
    );
  });

  it('it is an office that held it for its fair time, or answered it, or was the first', () => {
    fc.assert(
      fc.property(life, fc.double({ min: 0, max: 60, noNaN: true }), (steps, hour) => {
        const charged = chargedAt(Math.max(hour, steps.at(-1)?.hour ?? 0), ...steps);
        expect(offices).toContain(charged);
        const deserved = heldFairly(steps, Math.min(DUE, Math.max(hour, steps.at(-1)?.hour ?? 0)));
        expect(deserved).toContain(charged);
      }),
      runs,
    );
  });

  /** The offices that held it for a fair time up to an instant, answered it or were the first. */
  function heldFairly(steps: readonly Step[], until: number): string[] {
    const found = ['A'];
    let owner = 'A';
    let since = 0;
    let fair = 0;
    const settle = (hour: number): void => {
      if (Math.min(hour, until) - since >= fair - 1e-9 || fair === 0) found.push(owner);
    };
    for (const step of steps) {
      if (step.does === 'respond') {
        if (step.hour <= DUE) found.push(owner);
        continue;
      }
      const to = step.does === 'transfer' ? step.to : 'triage';
      if (to === owner) continue;
      settle(step.hour);
      owner = to;
      since = step.hour;
      fair = step.does === 'transfer' ? FAIR : Infinity;
    }
    settle(Infinity);
    return found;
  }
});
