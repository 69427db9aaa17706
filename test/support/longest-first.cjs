const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that take longest, longest first: begun last, they would run on alone. */
const LONG = [
  'faults-redis',
  'faults-postgres',
  'import-boston',
  'shutdown',
  'queues',
  'database-dies',
  'boundaries',
  'start',
  'dead-letters',
  'another-city',
  'start-killed',
  'demo',
  'lost-jobs',
  'flood',
  'officials',
  'figures',
  'start-refused',
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
