import { routeOfContest } from './contest-route.js';

describe('a contest', () => {
  it.each([
    ['the first', 0, undefined, 'reopen'],
    ['the third', 2, undefined, 'reopen'],
    ['the third, though an inspector found it done', 2, { appealed: false, outcome: 'done' }, 'reopen'],
    ['the fourth', 3, undefined, 'appeal'],
    ['the fourth, of what was drawn by lot', 3, { appealed: false, outcome: null }, 'appeal'],
    [
      'the fourth, after an inspector found it done',
      3,
      { appealed: false, outcome: 'done' },
      'with_inspector',
    ],
    ['one more while the inspector looks', 3, { appealed: true, outcome: null }, 'with_inspector'],
    ['one more after the inspector decided', 9, { appealed: true, outcome: 'done' }, 'with_inspector'],
  ] as const)('%s', (_, contests, inspection, route) =>
    expect(routeOfContest(contests, inspection)).toBe(route),
  );
});
