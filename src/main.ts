import { parseArgs } from 'node:util';
import { OperatorError } from './common/operator-error.js';
import { readConfig } from './config/config.js';
import { runUntilStopped } from './bootstrap/run-until-stopped.js';
import { start } from './bootstrap/start.js';

void runUntilStopped((onOpen) => start(readConfig(), readFlags().demo, onOpen));

function readFlags(): { demo: boolean } {
  try {
    const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
    return { demo: values.demo };
  } catch (fault) {
    throw new OperatorError((fault as Error).message, 'The only flag is --demo: npm start -- --demo');
  }
}
