import { setUp } from './setup.mjs';

await setUp();
const { takeScreenshots } = await import('../test/pictures/take.mjs');
await takeScreenshots(process.argv[2] ?? 'screenshots');
