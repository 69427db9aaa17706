import { loggable } from './loggable.js';

describe('the address of a request in the log', () => {
  it.each([
    ['/api/v1/password-resets/p3Jv0mC8', '/api/v1/password-resets/...'],
    ['/api/v1/password-resets/p3Jv0mC8?x=1', '/api/v1/password-resets/...?x=1'],
    ['/sandi/p3Jv0mC8', '/sandi/...'],
    ['/api/v1/sessions/oidc/callback?code=geheim&state=x', '/api/v1/sessions/oidc/callback?...'],
    ['/lapor?category=road&location.lat=-6.2', '/lapor?...'],
    ['/api/v1/complaints?limit=5', '/api/v1/complaints?limit=5'],
  ])('%s is %s', (url, shown) => expect(loggable(url)).toBe(shown));
});
