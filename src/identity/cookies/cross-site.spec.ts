import fc from 'fast-check';
import { mayBeForged, type Origins } from './cross-site.js';

const OURS = 'https://tanggap.kota.example';
const json = { method: 'POST', contentType: 'application/json; charset=utf-8', host: 'tanggap.kota.example' };
const form = { ...json, contentType: 'application/x-www-form-urlencoded' };

describe('requests that another site may have forged', () => {
  it.each<[string, Origins, boolean, boolean]>([
    ['JSON of our own page', { ...json, fetchSite: 'same-origin', origin: OURS }, false, false],
    ['JSON of our own page, by Origin alone', { ...json, origin: OURS }, false, false],
    ['JSON of another site', { ...json, fetchSite: 'cross-site' }, true, true],
    ['JSON of another site, by Origin alone', { ...json, origin: 'https://evil.example' }, true, true],
    ['JSON of a neighbour in our domain', { ...json, fetchSite: 'same-site' }, true, true],
    ['JSON of nowhere', { ...json, origin: 'null' }, true, true],
    ['JSON of a browser that says nothing', json, true, false],
    ['a form of our own page', { ...form, fetchSite: 'same-origin', origin: OURS }, true, false],
    ['a form of another site', { ...form, origin: 'https://evil.example' }, true, true],
    ['a form of a browser that says nothing', form, true, false],
    ['a POST without a body', { method: 'POST', origin: OURS }, true, false],
    ['plain text', { ...form, contentType: 'Text/Plain', origin: OURS }, true, false],
    ['a DELETE, which no form can send', { method: 'DELETE', origin: OURS }, false, false],
    ['a question', { method: 'GET', origin: 'https://evil.example' }, false, false],
  ])('%s', (_, asked, withoutToken, withToken) => {
    expect(mayBeForged(asked, OURS, false)).toBe(withoutToken);
    expect(mayBeForged(asked, OURS, true)).toBe(withToken);
  });

  it('come from the host that was asked, where nobody told us ours', () => {
    expect(mayBeForged({ ...json, origin: OURS }, undefined, false)).toBe(false);
    expect(mayBeForged({ ...json, origin: 'https://evil.example' }, undefined, true)).toBe(true);
  });

  it('are never those that a browser says another site sent, whatever else they say', () => {
    const words = fc.option(fc.string(), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
        fc.constantFrom('cross-site', 'same-site', 'none', ''),
        fc.record({ origin: fc.constantFrom(OURS, undefined), host: words, contentType: words }),
        fc.boolean(),
        (method, fetchSite, said, holdsToken) =>
          mayBeForged({ ...said, method, fetchSite }, OURS, holdsToken),
      ),
    );
  });
});
