import { TestEnvironment } from 'jest-environment-node';

/**
 * Gives tests the built product in their own process, and keeps the warnings of Node.
 *
 * Node itself imports the product, outside of Jest's module registry: the code is the code that ships, and is loaded
 * once for all test files of a worker. Warnings go to the real process and not to the one that tests see.
 */
export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const warnings = [];
    this.global.nodeWarnings = warnings;
    // That a library will not support this Node for ever is no fault of ours.
    this.keep = ({ name, message }) => {
      if (!message.startsWith('NodeVersionSupportWarning')) warnings.push(`${name}: ${message}`);
    };
  }

  async setup() {
    await super.setup();
    process.on('warning', this.keep);
    this.global.importProduct = (path) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
  }

  async teardown() {
    process.off('warning', this.keep);
    await super.teardown();
  }
}
