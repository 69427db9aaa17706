import { type Located } from '../../areas/locate.js';
import { responsibleOffice } from './responsible-office.js';

const point = { lat: -6.2, lng: 106.8 };
const inGambir: Located = { code: '31.71.01.1001', nearBoundary: false, neighbours: [] };
const nearCideng: Located = { code: '31.71.01.1001', nearBoundary: true, neighbours: ['31.71.01.1002'] };

describe('the office responsible for a place', () => {
  it('is that of the kelurahan the location lies in', () => {
    expect(responsibleOffice({ point, kelurahanCode: null }, () => inGambir)).toEqual({
      office: '31.71.01.1001',
      because: 'location',
    });
  });

  it('is that of the location, even where the citizen named a kelurahan far from it', () => {
    expect(responsibleOffice({ point, kelurahanCode: '31.75.01.1001' }, () => nearCideng).office).toBe(
      '31.71.01.1001',
    );
  });

  it('is the one the citizen named, where it lies just across the boundary', () => {
    expect(responsibleOffice({ point, kelurahanCode: '31.71.01.1002' }, () => nearCideng)).toEqual({
      office: '31.71.01.1002',
      because: 'location_near_boundary',
    });
  });

  it('is the one the citizen named, where there is no location', () => {
    expect(responsibleOffice({ point: null, kelurahanCode: '31.71.01.1002' }, () => undefined)).toEqual({
      office: '31.71.01.1002',
      because: 'stated_kelurahan',
    });
  });

  it('is the triage office outside every boundary, whatever the citizen named', () => {
    expect(responsibleOffice({ point, kelurahanCode: '31.71.01.1002' }, () => undefined)).toEqual({
      office: 'triage',
      because: 'outside_city',
    });
  });

  it('is the triage office where there is only an address', () => {
    expect(responsibleOffice({ point: null, kelurahanCode: null }, () => undefined)).toEqual({
      office: 'triage',
      because: 'no_usable_location',
    });
  });
});
