import { defineProblems } from '../common/problems/catalog.js';

/** Problems of the published audit trail. */
export const transparencyProblems = defineProblems({
  kinds: {
    tree_head_not_found: {
      status: 404,
      title: { id: 'Belum ada jejak audit yang ditandatangani', en: 'No signed head yet' },
      detail: {
        id: 'Jejak audit kota ini belum pernah ditandatangani; coba lagi sebentar lagi.',
        en: 'No head of this city’s audit trail has been signed yet; try again shortly.',
      },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly transparency: typeof transparencyProblems;
  }
}
