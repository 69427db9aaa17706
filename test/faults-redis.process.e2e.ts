import { nothingIsLost } from './support/faults/nothing-is-lost.js';
import { hasRedis } from './support/redis.js';

jest.setTimeout(180_000);

(hasRedis ? describe : describe.skip)('nothing is lost while citizens file, queues on Redis', () =>
  nothingIsLost('redis'),
);
