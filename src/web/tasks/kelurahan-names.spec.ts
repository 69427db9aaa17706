import { kelurahanMeant } from './kelurahan-names.js';

const names = new Map([
  ['Cideng, Gambir', '31.71.01.1002'],
  ['Gambir, Gambir', '31.71.01.1001'],
  ['Kampung Baru, Utara', '1'],
  ['Kampung Baru, Selatan', '2'],
]);

describe('a kelurahan by name', () => {
  it('is meant by its whole name, however it is written, and by its own or its code where that is one', () => {
    for (const text of ['Cideng, Gambir', ' cideng ', 'CIDENG', '31.71.01.1002'])
      expect(kelurahanMeant(names, text)).toBe('31.71.01.1002');
  });

  it('is not guessed where two have the name, or none', () => {
    expect(kelurahanMeant(names, 'Kampung Baru')).toBe('Kampung Baru');
    expect(kelurahanMeant(names, 'kampung baru, selatan')).toBe('2');
    expect(kelurahanMeant(names, 'Atlantis')).toBe('Atlantis');
  });
});
