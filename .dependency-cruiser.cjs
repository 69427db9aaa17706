/** The layers of the house: imports go down, never back, and never in circles. What is done in any room is recorded in the audit trail. */
const rooms = {
  below: {
    common: ['common'],
    config: ['config', 'common'],
    database: ['database', 'config', 'common'],
    queues: ['queues', 'database', 'config', 'common'],
    limits: ['limits', 'queues', 'config', 'common'],
    idempotency: ['idempotency', 'queues', 'database', 'config', 'common'],
    areas: ['areas', 'identity/audit', 'queues', 'database', 'config', 'common'],
    officials: ['officials', 'areas', 'identity/audit', 'queues', 'database', 'config', 'common'],
    deadlines: ['deadlines', 'areas', 'identity/audit', 'queues', 'database', 'config', 'common'],
    routing: ['routing', 'areas', 'officials', 'queues', 'database', 'config', 'common'],
    notifications: ['notifications', 'queues', 'database', 'config', 'common'],
    identity: [
      'identity',
      'notifications',
      'areas',
      'officials',
      'idempotency',
      'queues',
      'database',
      'config',
      'common',
    ],
    attachments: ['attachments', 'idempotency', 'queues', 'database', 'config', 'common'],
    complaints: [
      'complaints',
      'attachments',
      'identity',
      'routing',
      'deadlines',
      'officials',
      'areas',
      'idempotency',
      'queues',
      'database',
      'config',
      'common',
    ],
    metrics: ['metrics', 'complaints', 'officials', 'areas', 'queues', 'database', 'config', 'common'],
    imports: [
      'imports',
      'complaints',
      'identity',
      'routing',
      'deadlines',
      'officials',
      'areas',
      'database',
      'config',
      'common',
    ],
    health: ['health', 'identity', 'queues', 'database', 'config', 'common'],
  },
};

const layers = Object.entries(rooms.below).map(([room, allowed]) => ({
  name: `${room}-imports-downwards`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-queues-know-bullmq',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/queues/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'controllers-never-touch-repositories',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    ...layers,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
