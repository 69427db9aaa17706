const { default: Sequencer } = require('@jest/test-sequencer');

/** The tests that take longest, longest first: begun last, they would run on alone. */
const LONG = [
  'faults-redis.process',
  'faults-postgres.process',
  'pages-axe',
  'pages-officers',
  'queues.process',
  'lost-jobs.process',
  'fuzz.process',
  'shutdown.process',
  'database-hangs.process',
  'wrong-clock.process',
  'second-factor',
  'pages-keyboard',
  'published-trail.process',
  'key-rotation.process',
  'openapi.process',
  'pages-closures',
  'pages-office',
  'flood',
  'pages-sign-in',
  'dead-letters',
  'audit-tables',
  'readiness.process',
  'database-dies.process',
  'demo',
  'role-assignments',
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
