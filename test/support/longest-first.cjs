const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that take longest, longest first: begun last, they would run on alone. */
const LONG = [
  'faults-postgres',
  'faults-redis',
  'queues',
  'pages-officers',
  'import-boston',
  'shutdown',
  'pages-filing',
  'pages-following',
  'database-hangs',
  'pages-office',
  'flood',
  'pages-closures',
  'pages-keyboard',
  'pages-axe',
  'dead-letters',
  'pages-crawl',
  'demo',
  'seats',
  'readiness',
  'privacy',
  'photos',
  'audit',
  'lost-jobs',
  'database-dies',
];

const rank = ({ path }) => {
  const place = LONG.findIndex((name) => path.endsWith(`/${name}.e2e.ts`));
  return place < 0 ? LONG.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
