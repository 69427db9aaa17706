import { evictionPolicyIn, mayEvict } from './eviction-policy.js';

describe('the eviction policy', () => {
  it.each([
    ['# Memory\r\nused_memory:1\r\nmaxmemory_policy:allkeys-lru\r\nx:1', 'allkeys-lru', true],
    ['maxmemory_policy:volatile-lru\r\n', 'volatile-lru', true],
    ['# Memory\r\nmaxmemory_policy:noeviction\r\n', 'noeviction', false],
    ['# Server\r\nredis_version:7.0.0\r\n', undefined, false],
    ['', undefined, false],
  ])('in %j is %s', (info, policy, evicts) => {
    expect(evictionPolicyIn(info)).toBe(policy);
    expect(mayEvict(evictionPolicyIn(info))).toBe(evicts);
  });
});
