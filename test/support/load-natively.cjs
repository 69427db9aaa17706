const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '../..');
const self = readFileSync(__filename);

/**
 * Transforms a module of the product or of a package into one that Node itself has loaded, once for all test files of a
 * worker. Of the product it is what was built. Outside of an environment, as in the global setup, Jest takes an empty
 * text for "as it was". See `environment.mjs`.
 */
module.exports = {
  process: (_, path) => ({
    code: isInTest() ? `module.exports = loadNatively(${JSON.stringify(loaded(path))});` : '',
  }),
  getCacheKey: (_, path) => createHash('sha256').update(self).update(`${path} ${isInTest()}`).digest('hex'),
};

function isInTest() {
  return globalThis.loadNatively !== undefined;
}

function loaded(path) {
  const place = relative(root, path);
  return place.startsWith('src') ? join(root, 'dist', place.replace(/\.tsx?$/, '.js')) : path;
}
