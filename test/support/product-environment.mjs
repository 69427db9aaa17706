import { TestEnvironment } from 'jest-environment-node';

/**
 * Gives tests the built product in their own process. Node itself imports it, outside of Jest's module registry: the
 * code is the code that ships, and is loaded once for all test files of a worker.
 */
export default class ProductEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.importProduct = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
  }
}
