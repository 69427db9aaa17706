import { AreaTree } from '../../areas/area-tree.js';
import { type Area } from '../../areas/area.entity.js';
import { type Fields } from '../../http/forms/nested.js';
import { filingPath, isPlaced, readPlace, searchKelurahan } from './place.js';

const area = (code: string, level: Area['level'], parentCode: string | null, name: string): Area => ({
  code,
  level,
  parentCode,
  name,
  cityPrefix: 'JKT',
});
const tree = new AreaTree([
  area('1', 'city', null, 'Jakarta'),
  area('1.1', 'kecamatan', '1', 'Gambir'),
  area('1.1.1', 'kelurahan', '1.1', 'Gambir'),
  area('1.1.2', 'kelurahan', '1.1', 'Petojo Utara'),
  area('1.2', 'kecamatan', '1', 'Koja'),
  area('1.2.1', 'kelurahan', '1.2', 'Koja'),
  area('1.2.2', 'kelurahan', '1.2', 'Rawa Gambir'),
]);
const found = (text: string): string[] => searchKelurahan(text, tree).map(({ code }) => code);

describe('the place of a complaint', () => {
  it('is a point, a kelurahan or some words', () => {
    const said = {
      location: { lat: '-6.17', lng: '106.82' },
      kelurahanCode: '1.1.1',
      address: ' Depan halte ',
    };
    const place = readPlace(said, tree);
    expect(place).toEqual({
      point: { lat: -6.17, lng: 106.82 },
      kelurahanCode: '1.1.1',
      address: 'Depan halte',
    });
    expect(filingPath('road', place)).toBe(
      '/lapor?category=road&location.lat=-6.17&location.lng=106.82&kelurahanCode=1.1.1&address=Depan+halte',
    );
  });

  it('is not said by what cannot be meant', () => {
    const nonsense: Fields[] = [
      {},
      { location: 'sini' },
      { location: { lat: '-6.17' } },
      { location: { lat: '91', lng: '106' } },
      { location: { lat: '0x10', lng: '106' } },
      { location: { lat: ['1', '2'], lng: '1' } },
      { kelurahanCode: '1.1' },
      { kelurahanCode: ['1.1.1'] },
      { address: 'x' },
    ];
    expect(nonsense.filter((each) => isPlaced(readPlace(each, tree)))).toEqual([]);
    expect(filingPath()).toBe('/lapor');
  });

  it('is found by the name of a kelurahan, however it is written, and one that is called so alone', () => {
    expect(found('gambir')).toEqual(['1.1.1']);
    expect(found(' Kelurahan  GAMBIR ')).toEqual(['1.1.1']);
    expect(found('petojo')).toEqual(['1.1.2']);
    expect(found('gamb')).toEqual(['1.1.1', '1.2.2', '1.1.2']);
    expect(found('Koja, Koja')).toEqual(['1.2.1']);
    expect(found('rawa, koja')).toEqual(['1.2.2']);
    expect(found('xyz')).toEqual([]);
  });
});
