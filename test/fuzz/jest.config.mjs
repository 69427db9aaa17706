import config from '../../jest.config.mjs';

const [, product] = config.projects;

export default {
  ...product,
  rootDir: '../..',
  displayName: 'fuzz',
  testMatch: ['<rootDir>/test/fuzz/fuzz.ts'],
};
