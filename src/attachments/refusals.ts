import { type Bilingual } from '../common/language.js';
import { Problem } from '../common/problems/problem.js';

const reasons = {
  not_a_photo: {
    id: 'isinya bukan gambar JPEG, PNG, atau WebP',
    en: 'it does not hold a JPEG, PNG or WebP picture',
  },
  heic: {
    id: 'HEIC belum dapat dibaca; kirim sebagai JPEG (di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel)',
    en: 'HEIC cannot be read here; send it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)',
  },
  damaged: { id: 'gambarnya rusak atau tidak lengkap', en: 'the picture is damaged or incomplete' },
  too_many_pixels: {
    id: 'gambarnya melebihi 50 juta piksel',
    en: 'the picture has more than 50 million pixels',
  },
  another_file_too: {
    id: 'selain gambar, berkas ini juga berisi berkas lain',
    en: 'besides the picture it holds another file',
  },
} satisfies Record<string, Bilingual>;

/** The refusal of a file, with a reason that programs can look at. */
export function photoRefused(reason: keyof typeof reasons): Problem {
  return new Problem('photo_refused', { reason: reasons[reason] }, { reason });
}
