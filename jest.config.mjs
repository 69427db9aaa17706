import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url)).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const compiled = (tsx) => [
  '@swc/jest',
  {
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
    },
  },
];

const swc = {
  transform: { '^.+\\.[cm]?[tj]s$': compiled(false), '^.+\\.tsx$': compiled(true) },
  // Large and CommonJS already; everything else may be ES modules.
  transformIgnorePatterns: ['/node_modules/(?:bullmq|h3-js|ioredis|pg|rxjs|typeorm|zod)/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/fail-on-warnings.ts'],
};

export default {
  coverageProvider: 'v8',
  // Most of the long tests wait most of the time: for a server to come back, for a further attempt. More would let
  // browsers and servers lose their patience with one another.
  maxWorkers: 3,
  // A server in the process of a test may leave a connection that ends by itself.
  forceExit: true,
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  projects: [
    { ...swc, displayName: 'decisions', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...swc,
      displayName: 'product',
      transform: {
        [`^${root}src/.+\\.tsx?$`]: '<rootDir>/test/support/load-natively.cjs',
        '/node_modules/(?!oidc-provider/).+\\.[cm]?js$': '<rootDir>/test/support/load-natively.cjs',
        ...swc.transform,
      },
      transformIgnorePatterns: [],
      testMatch: ['<rootDir>/test/**/*.e2e.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
