import { runCommand } from './bootstrap/build-program.js';
import { openCommandContext } from './bootstrap/open-command-context.js';

const context = openCommandContext(undefined, process.stdout);
process.exitCode = await runCommand(context, process.argv.slice(2), process.stderr);
