import { setUp } from './setup.mjs';

await setUp();
await import('../dist/joined/main.js');
