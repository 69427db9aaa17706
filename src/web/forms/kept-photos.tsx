import { type VNode } from 'preact';
import { useWords, words } from '../reader/words.js';
import { useField } from './form.js';
import { type Pictures } from './sent-photos.service.js';

const texts = words(
  { sent: 'Foto yang sudah terkirim', one: (place: number) => `Foto ${place}, ikut dikirim` },
  { sent: 'Photos sent already', one: (place: number) => `Photo ${place}, goes with it` },
);

/** The photos that came with a form before it was refused, so that nobody has to choose them again. */
export function KeptPhotos({ pictures }: { pictures?: Pictures }): VNode | null {
  const w = useWords(texts);
  const { id, list } = useField('photos');
  if (list.length === 0) return null;
  return (
    <fieldset class="sent-photos">
      <legend>{w.sent}</legend>
      {list.map((photo, index) => (
        <label key={photo} for={`${id}-${index}`} class="tick">
          <input type="checkbox" id={`${id}-${index}`} name="photos" value={photo} checked />{' '}
          {pictures?.has(photo) && <img src={pictures.get(photo)} alt="" />} {w.one(index + 1)}
        </label>
      ))}
    </fieldset>
  );
}
