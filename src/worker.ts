import { readConfig } from './config/config.js';
import { runUntilStopped } from './run-until-stopped.js';
import { start } from './start.js';

await runUntilStopped((onOpen) => start({ ...readConfig(), role: 'worker' }, false, onOpen));
