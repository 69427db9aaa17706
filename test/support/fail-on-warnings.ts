import { warningsOfProcesses } from './node-warnings.js';

declare global {
  /** The warnings of the process that runs the tests, kept by the environment. */
  var nodeWarnings: readonly string[];
}

afterAll(() => {
  expect([...globalThis.nodeWarnings, ...warningsOfProcesses()]).toEqual([]);
});
