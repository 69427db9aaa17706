import { type VNode } from 'preact';
import { type BeforeAndAfter } from '../../complaints/evidence/closure-photos.service.js';
import { type DoubtfulClosure } from '../../complaints/evidence/doubtful-closures.repository.js';
import { describeFindings } from '../../complaints/evidence/finding-texts.js';
import { type Directory } from '../../complaints/core/reading/directory.service.js';
import { addressOf } from '../office/address.js';
import { OfficeMenu } from '../office/office-menu.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { BeforeAndAfterPhotos } from './before-and-after.js';
import { ClosureHead } from './closure-head.js';

export const doubtsWords = words(
  {
    title: 'Penyelesaian yang meragukan',
    about:
      'Foto buktinya diragukan menurut aturan (waktu, tempat, gambar yang sama), dan kantornya menulis mengapa foto itu tetap berlaku. Yang memutuskan adalah orang: lihat fotonya.',
    doubts: 'Yang meragukan',
    reason: 'Alasan tertulis kantor',
    none: 'Tidak ada penyelesaian yang meragukan.',
    next: 'Berikutnya',
  },
  {
    title: 'Doubtful closures',
    about:
      'Their photos are doubtful by rule (time, place, the same picture), and the office wrote why they should count. People decide: look at the photos.',
    doubts: 'What is doubtful',
    reason: 'The office’s written reason',
    none: 'There is no doubtful closure.',
    next: 'Next',
  },
);

/** A closure and its photos. */
export interface DoubtfulPhoto<Closure> {
  readonly closure: Closure;
  readonly photos: BeforeAndAfter;
}

interface Props {
  readonly closures: readonly DoubtfulPhoto<DoubtfulClosure>[];
  readonly nextCursor: string | null;
  readonly directory: Directory;
}

/** Closures whose evidence is doubtful, newest first, each with its photos and the office's reason. */
export function Doubts({ closures, nextCursor, directory }: Props): VNode {
  const { language } = useReader();
  const w = useWords(doubtsWords);
  return (
    <article>
      <OfficeMenu />
      <h1>{w.title}</h1>
      <p>{w.about}</p>
      {closures.length === 0 && <p class="notice good">{w.none}</p>}
      {closures.map(({ closure, photos }) => (
        <section key={`${closure.number} ${closure.eventSeq}`} class="card closure">
          <ClosureHead closure={closure} directory={directory} />
          <dl>
            <dt>{w.doubts}</dt>
            <dd class="warn">{describeFindings(closure.details.doubts ?? [])[language]}</dd>
            <dt>{w.reason}</dt>
            <dd>{closure.details.doubtReason ?? '–'}</dd>
          </dl>
          <BeforeAndAfterPhotos {...photos} />
        </section>
      ))}
      {nextCursor !== null && (
        <p>
          <a class="button second" href={addressOf('/dasbor/keraguan', { cursor: nextCursor })}>
            {w.next}
          </a>
        </p>
      )}
    </article>
  );
}
