import { officeOf } from './offices.js';

describe('the office of an area', () => {
  it.each([
    ['kelurahan', 'Gambir', 'lurah', 'Lurah Gambir'],
    ['kecamatan', 'Sawah Besar', 'camat', 'Camat Sawah Besar'],
    ['city', 'Kota Administrasi Jakarta Pusat', 'walikota', 'Walikota Jakarta Pusat'],
    ['city', 'Kabupaten Administrasi Kepulauan Seribu', 'bupati', 'Bupati Kepulauan Seribu'],
    ['city', 'Kabupaten Sleman', 'bupati', 'Bupati Sleman'],
    ['province', 'Daerah Istimewa Yogyakarta', 'gubernur', 'Gubernur Daerah Istimewa Yogyakarta'],
  ] as const)('of the %s %s is led by a %s', (level, name, position, title) => {
    expect(officeOf({ code: '1', level, name })).toEqual({ code: '1', areaCode: '1', position, name: title });
  });
});
