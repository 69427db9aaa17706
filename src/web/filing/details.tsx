import { type VNode } from 'preact';
import { type Problem } from '../../common/problems/problem.js';
import { type Category } from '../../complaints/core/categories/category.entity.js';
import { type Outlook } from '../../complaints/filing/filing-outlook.service.js';
import { PhotoInput, TextArea, TextInput } from '../forms/fields.js';
import { Form, useField } from '../forms/form.js';
import { KeptPhotos } from '../forms/kept-photos.js';
import { type Fields } from '../../http/forms/nested.js';
import { useReader } from '../reader/reader.js';
import { useWords, words } from '../reader/words.js';
import { CategoryIcon } from '../complaints/category-icons.js';
import { Readers, Similar, WhoAnswers } from './outlook-part.js';
import { filingPath, type ChosenPlace } from './place.js';
import { StepHead } from './step-head.js';

const texts = words(
  {
    title: 'Apa yang terjadi?',
    change: 'ubah',
    place: 'ubah tempat',
    near: 'Titik ini dekat batas. Di kelurahan mana?',
    nearHint: 'Batas kelurahan digambar sekitar 50 m kasar; kata Anda yang menentukan.',
    description: 'Apa yang salah?',
    descriptionHint: (letters: number) => `Paling sedikit ${letters} huruf. Hanya petugas yang membacanya.`,
    address: 'Alamat atau patokan (tidak wajib)',
    addressHint: 'Agar mudah ditemukan. Hanya petugas yang melihatnya.',
    photos: 'Foto (tidak wajib)',
    photosHint: 'Sampai lima. Hanya Anda dan petugas yang melihatnya.',
    who: 'Siapa yang melapor? (tidak wajib)',
    whoAbout: 'Agar petugas dapat menghubungi Anda. Disimpan tersandi dan tidak ditampilkan.',
    about: 'Ini tentang perilaku petugas kelurahan sendiri',
    aboutHint: (superior: string) =>
      `Jika dicentang, ${superior} yang menjawab. Kelurahan dan stafnya tidak membacanya dan tidak melihat siapa yang melapor; hanya ${superior} dan kantor komunikasi kota.`,
    name: 'Nama',
    phone: 'Nomor telepon',
    email: 'Surel',
    send: 'Kirim aduan',
    sending: 'Mengirim …',
    offline:
      'Tidak ada jaringan. Aduan Anda tersimpan di perangkat ini dan dikirim begitu jaringan kembali; halaman ini boleh ditutup dan dibuka lagi.',
    waiting: 'Foto masih dikirim; aduan menyusul begitu selesai.',
    uploading: 'mengirim foto',
    failed: 'foto belum terkirim, dicoba lagi',
    remove: 'Hapus foto',
    tooMany: 'Paling banyak lima foto.',
    kept: 'Yang Anda tulis tersimpan di perangkat ini sampai terkirim.',
  },
  {
    title: 'What happened?',
    change: 'change',
    place: 'change the place',
    near: 'This point is near a boundary. Which kelurahan is it in?',
    nearHint: 'Boundaries are drawn to about 50 m; your word decides.',
    description: 'What is wrong?',
    descriptionHint: (letters: number) => `At least ${letters} letters. Only officers read it.`,
    address: 'Address or landmark (not required)',
    addressHint: 'So that it is easily found. Only officers see it.',
    photos: 'Photos (not required)',
    photosHint: 'Up to five. Only you and officers see them.',
    who: 'Who is filing? (not required)',
    whoAbout: 'So that officers can reach you. Kept encrypted and never shown.',
    about: 'This is about the kelurahan’s own conduct',
    aboutHint: (superior: string) =>
      `If ticked, ${superior} answers. The kelurahan and its staff do not read it and do not see who filed it; only ${superior} and the communications office of the city do.`,
    name: 'Name',
    phone: 'Phone number',
    email: 'E-mail address',
    send: 'Send the complaint',
    sending: 'Sending …',
    offline:
      'There is no network. Your complaint is kept on this device and sent once the network is back; you may close this page and open it again.',
    waiting: 'Photos are still being sent; the complaint follows.',
    uploading: 'sending the photo',
    failed: 'not sent yet, trying again',
    remove: 'Remove the photo',
    tooMany: 'Five photos at most.',
    kept: 'What you write is kept on this device until it is sent.',
  },
);

interface Props {
  readonly category: Category;
  readonly place: ChosenPlace;
  readonly outlook: Outlook;
  /** The fewest letters of the description. */
  readonly fewestLetters: number;
  readonly problem?: Problem;
  readonly values?: Fields;
}

/** The last step: what is wrong, photos, and who files, with what will come of it. */
export function Details({ category, place, outlook, fewestLetters, problem, values }: Props): VNode {
  const w = useWords(texts);
  const { language } = useReader();
  const { point, kelurahanCode, address } = place;
  const name = language === 'id' ? category.nameId : category.nameEn;
  const labels = {
    description: w.description,
    address: w.address,
    photos: w.photos,
    kelurahanCode: w.near,
    'reporter.name': w.name,
    'reporter.phone': w.phone,
    'reporter.email': w.email,
  };
  return (
    <article class="filing">
      <StepHead step={3} title={w.title} />
      <p class="chosen">
        <CategoryIcon code={category.code} /> <strong>{name}</strong>{' '}
        <a href={filingPath(undefined, place)}>{w.change}</a>
        {' · '}
        <a href={filingPath(category.code)}>{w.place}</a>
      </p>
      <div class="columns">
        <div>
          <WhoAnswers outlook={outlook} />
          <Readers outlook={outlook} />
          <Similar outlook={outlook} />
        </div>
        <Form
          action="/lapor"
          class="narrow file-complaint"
          files
          problem={problem}
          labels={labels}
          values={values ?? { address: address ?? '', kelurahanCode: kelurahanCode ?? '' }}
        >
          <input type="hidden" name="category" value={category.code} />
          {point && (
            <>
              <input type="hidden" name="location.lat" value={point.lat} />
              <input type="hidden" name="location.lng" value={point.lng} />
            </>
          )}
          {outlook.eitherOf.length > 0 ? (
            <EitherOf outlook={outlook} />
          ) : (
            kelurahanCode !== null && <input type="hidden" name="kelurahanCode" value={kelurahanCode} />
          )}
          <TextArea
            name="description"
            label={w.description}
            hint={w.descriptionHint(fewestLetters)}
            rows={5}
            required
            minLength={Math.max(10, fewestLetters)}
            maxLength={4000}
          />
          <KeptPhotos />
          <PhotoInput label={w.photos} hint={w.photosHint} />
          <ul
            class="photos"
            id="foto-terpilih"
            hidden
            data-uploading={w.uploading}
            data-failed={w.failed}
            data-remove={w.remove}
            data-too-many={w.tooMany}
          />
          <TextInput name="address" label={w.address} hint={w.addressHint} maxLength={300} />
          {category.aboutOffice !== true && <AboutOffice outlook={outlook} />}
          <Reporter />
          <p
            id="kabar-kirim"
            role="status"
            data-sending={w.sending}
            data-offline={w.offline}
            data-waiting={w.waiting}
            data-kept={w.kept}
            data-at={filingPath(category.code, point || kelurahanCode ? { point, kelurahanCode } : place)}
          />
          <button type="submit">{w.send}</button>
        </Form>
      </div>
    </article>
  );
}

/** Near a boundary the citizen's word decides between the two sides. */
function EitherOf({ outlook: { eitherOf } }: { outlook: Outlook }): VNode {
  const w = useWords(texts);
  const { id, value } = useField('kelurahanCode');
  const chosen = eitherOf.some(({ code }) => code === value) ? value : eitherOf[0]?.code;
  return (
    <fieldset class="either notice warn" id="dekat-batas" aria-describedby="dekat-batas-hint">
      <legend>{w.near}</legend>
      {eitherOf.map(({ code, name, kecamatan }, index) => (
        <label key={code} for={`${id}-${index}`} class="tick">
          <input
            type="radio"
            id={`${id}-${index}`}
            name="kelurahanCode"
            value={code}
            checked={code === chosen}
          />{' '}
          {name}
          {kecamatan && `, ${kecamatan.name}`}
        </label>
      ))}
      <p class="hint" id="dekat-batas-hint">
        {w.nearHint}
      </p>
    </fieldset>
  );
}

/** Says that it is about the kelurahan itself: then somebody else reads it. */
function AboutOffice({ outlook: { superior } }: { outlook: Outlook }): VNode {
  const w = useWords(texts);
  const { id, value } = useField('aboutOffice');
  return (
    <div class="field">
      <label for={id} class="tick">
        <input
          type="checkbox"
          id={id}
          name="aboutOffice"
          value="yes"
          checked={value === 'yes'}
          aria-describedby={`${id}-hint`}
        />{' '}
        {w.about}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {w.aboutHint(superior)}
      </p>
    </div>
  );
}

function Reporter(): VNode {
  const w = useWords(texts);
  const given = ['reporter.name', 'reporter.phone', 'reporter.email'].map(useField);
  return (
    <details class="step" open={given.some(({ value, error }) => value !== '' || error !== undefined)}>
      <summary>{w.who}</summary>
      <p class="hint">{w.whoAbout}</p>
      <TextInput name="reporter.name" label={w.name} autocomplete="name" maxLength={120} />
      <TextInput name="reporter.phone" label={w.phone} type="tel" autocomplete="tel" maxLength={30} />
      <TextInput name="reporter.email" label={w.email} type="email" autocomplete="email" maxLength={254} />
    </details>
  );
}
