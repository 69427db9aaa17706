import { WorkQueue } from './work-queue.js';

/** Work that ends when it is told to. */
function pending(): { work: () => Promise<string>; end: () => void; started: () => boolean } {
  let end!: () => void;
  let started = false;
  const done = new Promise<string>((resolve) => (end = () => resolve('done')));
  const work = (): Promise<string> => {
    started = true;
    return done;
  };
  return { work, end, started: () => started };
}

describe('a queue of costly work', () => {
  it('runs no more at once than it may, and the urgent first', async () => {
    const queue = new WorkQueue(1, 5);
    const [first, second, urgent] = [pending(), pending(), pending()];
    const all = [queue.run(first.work), queue.run(second.work), queue.run(urgent.work, true)];
    expect([first, second, urgent].map(({ started }) => started())).toEqual([true, false, false]);
    first.end();
    await all[0];
    expect([second, urgent].map(({ started }) => started())).toEqual([false, true]);
    urgent.end();
    second.end();
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
  });

  it('refuses what would wait behind too much, but not what is urgent', async () => {
    const queue = new WorkQueue(1, 1);
    const works = [pending(), pending(), pending()];
    const all = [queue.run(works[0]!.work), queue.run(works[1]!.work)];
    await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'overloaded' });
    all.push(queue.run(works[2]!.work, true));
    works.forEach(({ end }) => end());
    expect(await Promise.all(all)).toHaveLength(3);
  });

  it('goes on after work that failed', async () => {
    const queue = new WorkQueue(1, 1);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
