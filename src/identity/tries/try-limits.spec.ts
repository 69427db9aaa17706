import fc from 'fast-check';
import {
  type Before,
  CODE_DELAYS,
  decideTry,
  type Delays,
  PASSWORD_DELAYS,
  RATES,
  type Slots,
  type SignInSource,
} from './try-limits.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const began = new Date('2026-03-01T08:00:00+07:00');

/** An account that is tried from many sources, none of which succeeds. */
class Account {
  readonly sources = new Map<string, SignInSource>();
  slots: Slots = { fresh: began, failed: began };
  checked = 0;

  /** @returns milliseconds to wait, 0 where the password was compared */
  try(from: string, at: number, { isDevice = false, around = 0, delays = PASSWORD_DELAYS } = {}): number {
    const before: Before = {
      source: this.sources.get(from),
      around,
      slots: isDevice ? undefined : this.slots,
    };
    const { isAllowed, wait, source, slots } = decideTry(before, new Date(at), delays);
    if (source) this.sources.set(from, source);
    if (slots) this.slots = slots;
    if (isAllowed) this.checked++;
    if (isAllowed !== (wait === 0)) throw new Error('What is let through does not wait.');
    return wait;
  }
}

const start = began.getTime();

describe('the limits of tries', () => {
  it.each<[string, Delays, number[]]>([
    ['passwords', PASSWORD_DELAYS, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]],
    ['codes', CODE_DELAYS, [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600]],
  ])('let four %s be mistakes, then ask to wait, each time for longer', (_, limits, expected) => {
    const account = new Account();
    let now = start;
    const delays = expected.map(() => {
      expect(account.try('home', now, { delays: limits })).toBe(0);
      const delay = account.sources.get('home')!.nextTryAt.getTime() - now;
      if (delay > 0) expect(account.try('home', now + delay - 1, { delays: limits })).toBe(1);
      now += delay;
      return delay / 1000;
    });
    expect(delays).toEqual(expected);
  });

  it('begin anew after a day without a failure', () => {
    const account = new Account();
    for (let tries = 0; tries < 5; tries++) account.try('home', start);
    expect(account.try('home', start)).toBe(30_000);
    for (let tries = 0; tries < 4; tries++) expect(account.try('home', start + 25 * HOUR)).toBe(0);
  });

  it('allow one source no more than a dozen tries in any hour, however they are timed', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(pauses, fc.boolean(), (all, isDevice) => {
        const account = new Account();
        let now = start;
        const tries: number[] = [];
        for (const pause of all) {
          now += pause;
          if (account.try('home', now, { isDevice }) === 0) tries.push(now);
        }
        for (const from of tries)
          expect(tries.filter((each) => each >= from && each < from + HOUR).length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('allow all networks together no more than the rates of the account, however many there are', () => {
    const tries = fc.array(fc.tuple(fc.nat(3_000), fc.nat(20_000)), { minLength: 1_500, maxLength: 2_000 });
    fc.assert(
      fc.property(tries, (all) => {
        const account = new Account();
        let now = start;
        for (const [network, pause] of all) {
          now += pause % 1_000;
          account.try(`network ${network}`, now);
          const passed = now - start;
          const bound = Object.values(RATES).reduce(
            (sum, { burst, interval }) => sum + burst + passed / interval,
            0,
          );
          if (account.checked > bound) return false;
        }
        return true;
      }),
      { numRuns: 10 },
    );
  });

  it.each([1, 200, 400])(
    'let the owner in from a new network at once, while %d networks try for two days',
    (networks) => {
      const account = new Account();
      const due = Array.from({ length: networks }, () => start);
      for (let now = start; now < start + 48 * HOUR; now += 5 * MINUTE)
        due.forEach((at, network) => {
          if (at > now) return;
          const wait = account.try(`network ${network}`, now);
          due[network] = now + wait;
        });
      expect(account.try('owner', start + 48 * HOUR)).toBe(0);
    },
  );

  it('keep the slots of new networks from those who failed, who get one each after a wait they are told', () => {
    const account = new Account();
    const failing = Array.from({ length: 900 }, (_, at) => `network ${at}`);
    for (const each of failing) account.try(each, start);
    const waits = failing.map((each) => account.try(each, start));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(RATES.failed.burst);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * MINUTE);
    const told = waits.findIndex((wait) => wait > 0 && wait < 15 * MINUTE);
    // However hard the others try meanwhile.
    for (let now = start; now < start + waits[told]!; now += 500)
      for (const each of failing.slice(told + 1, told + 5)) account.try(each, now);
    expect(account.try(failing[told]!, start + waits[told]!)).toBe(0);
    expect(account.try('owner', start)).toBe(0);
  });

  it('take the addresses of one IPv6 customer for new ones only until they have failed often', () => {
    const account = new Account();
    for (let each = 0; each < 200; each++) account.try(`2001:db8:1:${each}`, start, { around: each });
    expect(account.slots.fresh.getTime() - start).toBe(32 * RATES.fresh.interval);
    expect(account.try('owner', start)).toBe(0);
  });

  it('make a known device wait for nobody but itself', () => {
    const account = new Account();
    for (let each = 0; each < 5_000; each++) account.try(`network ${each}`, start);
    expect(account.try('stranger', start)).toBeGreaterThan(0);
    expect(account.try('device', start, { isDevice: true })).toBe(0);
  });
});
