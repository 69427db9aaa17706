import { type VerdictResponse } from '../../complaints/core/photos/photo.response.js';
import { words } from '../reader/words.js';

/** What was found about a photo that is to show that something was done. */
export const verdictWords = words(
  {
    between: 'diambil antara pelaporan dan penyelesaian',
    outside: 'diambil di luar masa antara pelaporan dan penyelesaian',
    unknown: 'berkasnya tidak mencatat kapan diambil',
    metres: (metres: string) => `${metres} m dari tempatnya`,
    nowhere: 'tempat pengambilan tidak tercatat',
    no: 'gambar ini belum pernah dikirim',
    same: 'berkas yang sama pernah dikirim',
    similar: 'gambar yang hampir sama pernah dikirim',
  },
  {
    between: 'taken between filing and closing',
    outside: 'taken before the filing or after the closing',
    unknown: 'its file does not say when it was taken',
    metres: (metres: string) => `${metres} m from the place`,
    nowhere: 'its file does not say where it was taken',
    no: 'not seen before',
    same: 'the same file was sent before',
    similar: 'nearly the same picture was sent before',
  },
);

/** One thing that was found, and whether it speaks for the photo. */
export interface Finding {
  readonly text: string;
  readonly doubtful: boolean;
}

/** What was found about a photo, in words; what is doubtful is so by the rules that weighed it. */
export function findingsOf(
  { taken, metres, seenBefore, doubts }: VerdictResponse,
  w: (typeof verdictWords)['id'],
  number: (value: number) => string,
): Finding[] {
  return [
    { text: w[taken], doubtful: doubts.includes('no_capture_time') || doubts.includes('taken_outside') },
    {
      text: metres === null ? w.nowhere : w.metres(number(metres)),
      doubtful: doubts.includes('far_away'),
    },
    { text: w[seenBefore], doubtful: doubts.includes('same_picture') || doubts.includes('similar_picture') },
  ];
}
