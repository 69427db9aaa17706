import { chooseLanguage } from './language.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'id'],
    ['', 'id'],
    ['*', 'id'],
    ['fr, de', 'id'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.4, id;q=0.8', 'id'],
    ['id;q=0.4, en;q=0.8', 'en'],
    ['en;q=nonsense', 'id'],
  ])('for %p is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});
