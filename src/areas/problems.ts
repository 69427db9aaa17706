import { defineProblems } from '../common/problems/catalog.js';

/** Problems of areas. */
export const areaProblems = defineProblems({
  kinds: {
    area_not_found: {
      status: 404,
      title: { id: 'Wilayah tidak ada', en: 'No such area' },
      detail: { id: 'Tidak ada wilayah dengan kode {code}.', en: 'There is no area with the code {code}.' },
      example: { parameters: { code: '31.71.01.9999' } },
    },
    boundary_not_found: {
      status: 404,
      title: { id: 'Batas wilayah tidak ada', en: 'No boundary' },
      detail: { id: 'Batas wilayah {code} belum dimuat.', en: 'No boundary of {code} has been loaded.' },
      example: { parameters: { code: '31.71.01.9999' } },
    },
    outside_city: {
      status: 404,
      title: { id: 'Di luar kota', en: 'Outside the city' },
      detail: {
        id: 'Titik {lat}, {lng} tidak berada di kelurahan mana pun.',
        en: 'The point {lat}, {lng} lies in no kelurahan.',
      },
      example: { parameters: { lat: -6.9, lng: 107.6 } },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly areas: typeof areaProblems;
  }
}
