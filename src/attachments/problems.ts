import { defineProblems } from '../common/problems/catalog.js';

/** Problems of photos. */
export const attachmentProblems = defineProblems({
  kinds: {
    photo_not_found: {
      status: 404,
      title: { id: 'Foto tidak ada', en: 'No such photo' },
      detail: {
        id: 'Tidak ada foto dengan id {id} yang dapat Anda lihat.',
        en: 'There is no photo with the id {id} that you may see.',
      },
      example: { parameters: { id: '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10' } },
    },
    photo_too_large: {
      status: 413,
      title: { id: 'Foto terlalu besar', en: 'Photo too large' },
      detail: {
        id: 'Foto melebihi batas {megabytes} MB.',
        en: 'The photo exceeds the limit of {megabytes} MB.',
      },
      example: { parameters: { megabytes: 10 } },
    },
    photo_refused: {
      status: 422,
      title: { id: 'Foto tidak dapat diterima', en: 'Photo not accepted' },
      detail: { id: 'Berkas ini tidak diterima: {reason}.', en: 'This file is not accepted: {reason}.' },
      example: {
        parameters: { reason: { id: 'berkas ini bukan foto', en: 'it is not a photo' } },
        extensions: { reason: 'not_a_photo' },
      },
    },
  },
  members: {
    reason: {
      type: 'string',
      description: 'Stable code of why a photo is not accepted.',
      example: 'not_a_photo',
    },
  },
});

declare module '../common/problems/catalog.js' {
  interface ProblemsOfRooms {
    readonly attachments: typeof attachmentProblems;
  }
}
