import { defineProblems } from '../common/problems/catalog.js';

/** Problems of requests that are sent again. */
export const idempotencyProblems = defineProblems({
  kinds: {
    answer_erased: {
      status: 410,
      title: { id: 'Jawaban sudah dihapus', en: 'Answer erased' },
      detail: {
        id: 'Permintaan ini sudah dikerjakan; jawabannya dihapus bersama data pelapor.',
        en: 'This request was carried out before; its answer went when the data of whoever filed the complaint was erased.',
      },
    },
    idempotency_key_reused: {
      status: 422,
      title: { id: 'Idempotency-Key sudah dipakai', en: 'Idempotency-Key used before' },
      detail: {
        id: 'Idempotency-Key ini sudah dipakai untuk permintaan lain; pakai kunci baru untuk permintaan baru.',
        en: 'This Idempotency-Key came with another request before; use a new one for each new request.',
      },
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly idempotency: typeof idempotencyProblems;
  }
}
