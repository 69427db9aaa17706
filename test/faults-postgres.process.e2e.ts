import { nothingIsLost } from './support/faults/nothing-is-lost.js';

jest.setTimeout(180_000);

describe('nothing is lost while citizens file, queues on PostgreSQL', () => nothingIsLost('postgres'));
