import { type Bilingual } from '../../common/language.js';
import { type EvidenceFinding, type FindingKind } from '../core/evidence-findings.js';

const words: Readonly<Record<FindingKind, Bilingual>> = {
  no_capture_time: { id: 'tidak mencatat kapan diambil', en: 'one does not say when it was taken' },
  taken_outside: {
    id: 'diambil sebelum aduan masuk atau sesudah selesai',
    en: 'one was taken before the filing or after the closing',
  },
  far_away: { id: 'diambil jauh dari tempatnya', en: 'one was taken far from the place' },
  same_picture: { id: 'berkas yang sama pernah dikirim', en: 'the same file was sent before' },
  similar_picture: {
    id: 'gambar yang hampir sama pernah dikirim',
    en: 'nearly the same picture was sent before',
  },
};

/** Findings in words, each kind once. */
export function describeFindings(findings: readonly EvidenceFinding[]): Bilingual {
  const kinds = [...new Set(findings.map(({ doubt }) => doubt))];
  return {
    id: kinds.map((kind) => words[kind].id).join('; '),
    en: kinds.map((kind) => words[kind].en).join('; '),
  };
}
