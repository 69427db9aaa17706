import { setTimeout } from 'node:timers/promises';
import { KeyedMutex } from './keyed-mutex.js';

describe('one at a time', () => {
  it('keeps the work of a key apart, also after a fault, and does not wait for other keys', async () => {
    const queue = new KeyedMutex();
    const log: string[] = [];
    const work =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        log.push(`${name} begins`);
        await setTimeout(5);
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const first = queue.run('a', work('first', true));
    const second = queue.run('a', work('second'));
    const other = queue.run('b', work('other'));
    await expect(first).rejects.toThrow('first');
    expect(await second).toBe('second');
    expect(await other).toBe('other');
    expect(log.indexOf('second begins')).toBeGreaterThan(log.indexOf('first ends'));
    expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('first ends'));
  });
});
