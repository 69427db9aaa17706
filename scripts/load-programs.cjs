const { existsSync, readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

// Loads the file that holds both programs, as require() does, but with what V8 compiled of it when it was built.
// Another V8 than that one takes no notice and compiles it anew.

const filename = join(__dirname, 'programs.cjs');
const compiled = join(__dirname, 'programs.cache');

const script = new Script(wrap(readFileSync(filename, 'utf8')), {
  filename,
  cachedData: existsSync(compiled) ? readFileSync(compiled) : undefined,
});

exports.script = script;
// Only require() has Node read the source map.
exports.programs = process.sourceMapsEnabled ? require(filename) : run();

function run() {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, __dirname);
  return module.exports;
}
