import { readConfig } from './config/config.js';
import { runUntilStopped } from './bootstrap/run-until-stopped.js';
import { start } from './bootstrap/start.js';

await runUntilStopped((onOpen) => start({ ...readConfig(), role: 'worker' }, false, onOpen));
