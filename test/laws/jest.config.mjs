import config from '../../jest.config.mjs';

const [decisions] = config.projects;

/** The laws of the numbers over many more random lives than `npm test` draws. */
export default {
  ...decisions,
  rootDir: '../..',
  displayName: 'laws',
  testTimeout: 1_800_000,
  setupFilesAfterEnv: [...decisions.setupFilesAfterEnv, '<rootDir>/test/laws/draw-many.ts'],
  testMatch: [
    '<rootDir>/src/complaints/core/charge.spec.ts',
    '<rootDir>/src/metrics/numbers/times-to-response.spec.ts',
  ],
};
