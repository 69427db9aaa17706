import { defineProblems } from '../common/problems/catalog.js';

/** Problems of officials. */
export const officialProblems = defineProblems({
  kinds: {
    person_not_found: {
      status: 404,
      title: { id: 'Pejabat tidak ada', en: 'No such official' },
      detail: { id: 'Tidak ada pejabat dengan id {id}.', en: 'There is no official with the id {id}.' },
      example: { parameters: { id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10' } },
    },
    office_not_found: {
      status: 404,
      title: { id: 'Jabatan lurah tidak ada', en: 'No such lurah’s office' },
      detail: {
        id: 'Tidak ada jabatan lurah dengan kode {code}.',
        en: 'There is no lurah’s office with the code {code}.',
      },
      example: { parameters: { code: '31.71.01.9999' } },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly officials: typeof officialProblems;
  }
}
