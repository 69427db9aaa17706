import config from '../../jest.config.mjs';

const [, product] = config.projects;

export default {
  ...product,
  rootDir: '../..',
  displayName: 'soak',
  testMatch: ['<rootDir>/test/soak/soak.ts'],
  globalSetup: undefined,
  globalTeardown: undefined,
};
