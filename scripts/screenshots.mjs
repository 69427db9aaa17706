import { setUp } from './setup.mjs';

await setUp();
const { takeScreenshots } = await import('../test/pictures/take.mjs');
const [folder = 'screenshots', ...names] = process.argv.slice(2);
await takeScreenshots(folder, names);
