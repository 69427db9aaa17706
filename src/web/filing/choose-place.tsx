import { type VNode } from 'preact';
import { type Area } from '../../areas/area.entity.js';
import { type Category } from '../../complaints/core/categories/category.entity.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { filingPath, type ChosenPlace } from './place.js';
import { StepHead } from './step-head.js';

const texts = words(
  {
    title: 'Di mana?',
    about: 'Tempatnya menentukan kelurahan mana yang harus menjawab.',
    mine: 'Pakai lokasi saya',
    orMap: 'atau ketuk tempatnya di peta:',
    map: 'Peta kelurahan. Ketuk untuk menaruh penanda. Dengan papan tik: panah menggeser peta, Enter menaruh penanda di tengahnya.',
    pin: 'Penanda tempat',
    seeking: 'Mencari lokasi Anda …',
    refused: 'Lokasi Anda tidak dapat dibaca. Ketuk tempatnya di peta, atau sebut kelurahannya di bawah.',
    outside: 'Titik ini di luar semua kelurahan. Meja triase yang akan menerimanya.',
    chosen: 'Kelurahan {name}',
    accuracy: 'ketelitian sekitar {metres} m',
    or: 'Atau sebut tempatnya',
    kelurahan: 'Kelurahan',
    kelurahanHint: 'Ketik namanya, misalnya Gambir.',
    address: 'Alamat atau patokan',
    addressHint: 'Misalnya: Jl. Tanah Abang II, depan halte. Hanya petugas yang melihatnya.',
    next: 'Lanjut',
    which: 'Kelurahan yang mana?',
    none: (text: string) => `Tidak ada kelurahan bernama “${text}”.`,
    nothing: 'Pilih tempatnya di peta, sebut kelurahannya, atau tulis alamatnya.',
    about2: 'Tentang',
    change: 'ubah',
  },
  {
    title: 'Where is it?',
    about: 'The place decides which kelurahan has to answer.',
    mine: 'Use my location',
    orMap: 'or tap the place on the map:',
    map: 'Map of the kelurahan. Tap to place the pin. By keyboard: arrows move the map, Enter places the pin in its middle.',
    pin: 'Pin of the place',
    seeking: 'Looking for your location …',
    refused: 'Your location cannot be read. Tap the place on the map, or name the kelurahan below.',
    outside: 'This point is outside every kelurahan. The triage desk will take it.',
    chosen: 'Kelurahan {name}',
    accuracy: 'to about {metres} m',
    or: 'Or name the place',
    kelurahan: 'Kelurahan',
    kelurahanHint: 'Type its name, such as Gambir.',
    address: 'Address or landmark',
    addressHint: 'Such as: Jl. Tanah Abang II, by the bus stop. Only officers see it.',
    next: 'Go on',
    which: 'Which kelurahan?',
    none: (text: string) => `There is no kelurahan called “${text}”.`,
    nothing: 'Choose the place on the map, name the kelurahan, or write the address.',
    about2: 'About',
    change: 'change',
  },
);

/** A server of map tiles, where the operator named one. */
export interface Tiles {
  readonly url: string;
  readonly attribution: string;
}

interface Props {
  readonly category: Category;
  readonly place: ChosenPlace;
  /** What was typed as the name of a kelurahan, and what it may mean. */
  readonly sought?: string;
  readonly found: readonly Named[];
  /** Nothing was said although something was sent. */
  readonly nothingSaid: boolean;
  /** Every kelurahan, for the browser to suggest. */
  readonly all: readonly Named[];
  readonly tiles?: Tiles;
}

/** A kelurahan with the name of its kecamatan. */
export interface Named {
  readonly area: Area;
  readonly kecamatan: string;
}

/** The second step: where it is, by a script's map or by words. */
export function ChoosePlace(props: Props): VNode {
  const { category, place, sought, found, nothingSaid, all } = props;
  const w = useWords(texts);
  const { language } = useReader();
  const error = nothingSaid
    ? w.nothing
    : sought !== undefined && found.length === 0
      ? w.none(sought)
      : undefined;
  return (
    <article>
      <StepHead step={2} title={w.title} />
      <p>
        {w.about2}: <strong>{language === 'id' ? category.nameId : category.nameEn}</strong>{' '}
        <a href={filingPath(undefined, place)}>{w.change}</a>. {w.about}
      </p>
      {found.length > 0 && <Which {...props} />}
      <form action="/lapor" id="tempat">
        <input type="hidden" name="category" value={category.code} />
        <MapPart {...props} />
        <fieldset class="narrow">
          <legend>{w.or}</legend>
          <div class={error ? 'field bad' : 'field'}>
            <label for="cari">{w.kelurahan}</label>
            <p class="hint" id="cari-hint">
              {w.kelurahanHint}
            </p>
            <input
              id="cari"
              name="cari"
              list="semua-kelurahan"
              value={sought ?? ''}
              maxLength={80}
              autoComplete="off"
              aria-describedby={error ? 'cari-hint cari-error' : 'cari-hint'}
              aria-invalid={error ? 'true' : undefined}
            />
            {error && (
              <p class="error" id="cari-error" role="alert">
                {error}
              </p>
            )}
            <datalist id="semua-kelurahan">
              {all.map(({ area, kecamatan }) => (
                <option key={area.code} value={`${area.name}, ${kecamatan}`} />
              ))}
            </datalist>
          </div>
          <div class="field">
            <label for="address">{w.address}</label>
            <p class="hint" id="address-hint">
              {w.addressHint}
            </p>
            <input
              id="address"
              name="address"
              value={place.address ?? ''}
              maxLength={300}
              autoComplete="street-address"
              aria-describedby="address-hint"
            />
          </div>
        </fieldset>
        <button type="submit">{w.next}</button>
      </form>
    </article>
  );
}

/** Where several are called so. */
function Which({ category, place, found }: Props): VNode {
  const w = useWords(texts);
  return (
    <section class="card">
      <h2>{w.which}</h2>
      <ul class="choices">
        {found.map(({ area, kecamatan }) => (
          <li key={area.code}>
            <a href={filingPath(category.code, { kelurahanCode: area.code, address: place.address })}>
              {area.name}
            </a>
            , {kecamatan}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A map with a pin, which the script of this page fills and shows. */
function MapPart({ place: { point }, tiles }: Props): VNode {
  const w = useWords(texts);
  return (
    <div id="peta-bagian" hidden>
      <p>
        <button type="button" class="second" id="lokasi-saya">
          {w.mine}
        </button>{' '}
        {w.orMap}
      </p>
      <div
        id="peta"
        role="application"
        aria-label={w.map}
        data-tiles={tiles?.url}
        data-attribution={tiles?.attribution}
      />
      <p
        id="peta-kabar"
        role="status"
        data-pin={w.pin}
        data-seeking={w.seeking}
        data-refused={w.refused}
        data-outside={w.outside}
        data-chosen={w.chosen}
        data-accuracy={w.accuracy}
      />
      <input type="hidden" name="location.lat" id="lat" value={point?.lat ?? ''} />
      <input type="hidden" name="location.lng" id="lng" value={point?.lng ?? ''} />
    </div>
  );
}
