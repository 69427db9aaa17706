import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { TestEnvironment } from 'jest-environment-node';

/** From within node_modules, where Node does not warn that it loads an ES module by `require`. */
const load = createRequire(fileURLToPath(new URL('../../node_modules/any.js', import.meta.url)));

/**
 * Gives tests the built product and all packages in their own process, and keeps the warnings of Node.
 *
 * Node itself loads both, outside of Jest's module registry: the code is the code that ships, and is loaded once for
 * all test files of a worker. Warnings go to the real process and not to the one that tests see.
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
    this.global.loadNatively = load;
    globalThis.loadNatively = load;
  }

  async teardown() {
    process.off('warning', this.keep);
    delete globalThis.loadNatively;
    await super.teardown();
  }
}
