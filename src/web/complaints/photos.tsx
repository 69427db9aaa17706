import { type VNode } from 'preact';
import { type PhotoResponse, type VerdictResponse } from '../../complaints/core/photos/photo.response.js';
import { useFormats } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { findingsOf, verdictWords } from './photo-words.js';

const texts = words(
  {
    photo: (place: number, all: number) => (all > 1 ? `Foto ${place} dari ${all}` : 'Foto'),
    taken: (when: string) => `menurut berkasnya diambil ${when}`,
    found: 'Yang ditemukan pada berkas foto',
    doubtful: 'Perlu dicermati',
    fine: 'Wajar',
  },
  {
    photo: (place: number, all: number) => (all > 1 ? `Photo ${place} of ${all}` : 'Photo'),
    taken: (when: string) => `taken ${when}, by its file`,
    found: 'What was found in the file of the photo',
    doubtful: 'Look closer',
    fine: 'As it should be',
  },
);

/** Height of a thumbnail on a page, in pixels. */
const HEIGHT = 120;

/** Where a page shows a photo: to whoever may see it, by their session or by what this device keeps. */
export function photoPath(id: string, size: 'full' | 'small' = 'full'): string {
  return size === 'full' ? `/foto/${id}` : `/foto/${id}/kecil`;
}

/** Photos side by side, small, each leading to itself; with what was found of those that are to show something. */
export function Photos({ photos }: { photos: readonly PhotoResponse[] }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  return (
    <ul class="photos">
      {photos.map(({ id, width, height, takenAt, verdict }, index) => (
        <li key={id}>
          <figure>
            <a href={photoPath(id)}>
              <img
                src={photoPath(id, 'small')}
                alt={w.photo(index + 1, photos.length)}
                width={Math.round((HEIGHT * width) / height)}
                height={HEIGHT}
                loading="lazy"
              />
            </a>
            {(verdict ?? takenAt) && (
              <figcaption>
                {takenAt && <p>{w.taken(formats.time(takenAt))}</p>}
                {verdict && <Findings verdict={verdict} />}
              </figcaption>
            )}
          </figure>
        </li>
      ))}
    </ul>
  );
}

/** What was found of a photo: each with a mark that says whether it is doubtful. */
function Findings({ verdict }: { verdict: VerdictResponse }): VNode {
  const w = useWords(texts);
  const formats = useFormats();
  return (
    <ul class="findings" aria-label={w.found}>
      {findingsOf(verdict, useWords(verdictWords), (metres) => formats.number(metres)).map(
        ({ text, doubtful }) => (
          <li key={text} class={doubtful ? 'warn' : ''}>
            <span aria-hidden="true">{doubtful ? '⚠' : '✓'}</span>{' '}
            <span class="hidden">{doubtful ? w.doubtful : w.fine}: </span>
            {text}
          </li>
        ),
      )}
    </ul>
  );
}
