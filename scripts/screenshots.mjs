import { setUp } from './setup.mjs';

await setUp();
const { takeScreenshots } = await import('../test/screenshots/take.mjs');
await takeScreenshots(process.argv[2] ?? 'screenshots');
