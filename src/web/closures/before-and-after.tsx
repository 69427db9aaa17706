import { type VNode } from 'preact';
import { type BeforeAndAfter } from '../../complaints/evidence/closure-photos.service.js';
import { photoPath, Photos } from '../complaints/photos.js';
import { useWords, words } from '../reader/words.js';

const texts = words(
  {
    before: 'Dari pelapor',
    after: 'Dari kantor, sebagai bukti',
    earlier: 'Sudah pernah dikirim sebelumnya',
    none: 'tidak ada foto',
    earlierPhoto: 'Foto sebelumnya yang sama atau hampir sama',
  },
  {
    before: 'From whoever filed it',
    after: 'From the office, as evidence',
    earlier: 'Sent before',
    none: 'no photo',
    earlierPhoto: 'The earlier photo that is the same, or nearly',
  },
);

/** The photos of a complaint and those that are to show that it is done, side by side, with what was sent before. */
export function BeforeAndAfterPhotos({ before, after }: BeforeAndAfter): VNode {
  const w = useWords(texts);
  const earlier = after.flatMap(({ verdict }) => verdict?.earlierPhoto ?? []);
  return (
    <div class="before-and-after">
      <div>
        <h3>{w.before}</h3>
        {before.length > 0 ? <Photos photos={before} /> : <p class="soft">{w.none}</p>}
      </div>
      <div>
        <h3>{w.after}</h3>
        {after.length > 0 ? <Photos photos={after} /> : <p class="soft">{w.none}</p>}
      </div>
      {earlier.length > 0 && (
        <div>
          <h3>{w.earlier}</h3>
          <ul class="photos">
            {[...new Set(earlier)].map((id) => (
              <li key={id}>
                <a href={photoPath(id)}>
                  <img src={photoPath(id, 'small')} alt={w.earlierPhoto} height={120} loading="lazy" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
