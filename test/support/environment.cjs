const { TestEnvironment } = require('jest-environment-node');

/** Keeps the warnings of Node, which are told to the real process and not to the one that tests see. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const warnings = [];
    this.global.nodeWarnings = warnings;
    this.keep = (warning) => warnings.push(`${warning.name}: ${warning.message}`);
  }

  async setup() {
    await super.setup();
    process.on('warning', this.keep);
  }

  async teardown() {
    process.off('warning', this.keep);
    await super.teardown();
  }
};
