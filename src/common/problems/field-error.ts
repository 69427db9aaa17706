import { type Bilingual, type Language } from '../language.js';

/**
 * What can be wrong with a field, in the order in which it is worth saying:
 * of several faults of one field the first is shown.
 */
const messages = {
  unknown_field: { id: 'tidak dikenal', en: 'is not known' },
  not_list: { id: 'harus berupa daftar', en: 'must be a list' },
  repeated: { id: 'hanya boleh diberikan sekali', en: 'must be given only once' },
  too_many_fields: {
    id: 'memuat lebih dari {max} isian; kirim lebih sedikit',
    en: 'holds more than {max} fields; send fewer',
  },
  name_too_long: {
    id: 'nama isian paling panjang {max} karakter',
    en: 'the name of a field may have at most {max} characters',
  },
  name_too_deep: {
    id: 'nama isian paling banyak {max} bagian yang dipisah titik',
    en: 'the name of a field may have at most {max} parts between its dots',
  },
  too_many_values: { id: 'memuat lebih dari {max} nilai', en: 'holds more than {max} values' },
  not_text: { id: 'harus berupa teks', en: 'must be text' },
  not_number: { id: 'harus berupa angka', en: 'must be a number' },
  not_whole_number: { id: 'harus berupa bilangan bulat', en: 'must be a whole number' },
  not_flag: { id: 'harus true atau false', en: 'must be true or false' },
  not_object: { id: 'harus berupa objek', en: 'must be an object' },
  too_many_items: { id: 'paling banyak {max}', en: 'must hold at most {max}' },
  not_an_id: { id: 'memuat yang bukan id', en: 'holds what is no id' },
  not_a_complaint: {
    id: 'memuat yang bukan nomor aduan; contoh: JKT-26-7K3Q9F-8',
    en: 'holds what is no number of a complaint; example: JKT-26-7K3Q9F-8',
  },
  photo_not_usable: {
    id: 'memuat foto yang tidak ada, atau sudah dipakai',
    en: 'holds a photo that is not there, or used already',
  },
  required: { id: 'wajib diisi', en: 'is required' },
  empty: { id: 'tidak boleh kosong', en: 'must not be empty' },
  bad_characters: {
    id: 'memuat karakter yang tidak dapat disimpan',
    en: 'contains characters that cannot be stored',
  },
  bad_format: { id: 'harus berbentuk {expected}', en: 'must look like {expected}' },
  not_in_list: { id: 'harus salah satu dari: {allowed}', en: 'must be one of: {allowed}' },
  too_short: { id: 'paling sedikit {min} karakter', en: 'must have at least {min} characters' },
  too_few_letters: {
    id: 'perlu paling sedikit {letters} huruf yang dapat dibaca; spasi, angka, tanda baca, emoji, dan huruf yang diulang-ulang tidak dihitung',
    en: 'needs at least {letters} letters that can be read; spaces, digits, punctuation, emoji and repeated letters do not count',
  },
  too_long: { id: 'paling banyak {max} karakter', en: 'must have at most {max} characters' },
  easy_to_guess: {
    id: 'terlalu mudah ditebak; pilih yang tidak memuat alamat surel atau kata yang umum',
    en: 'is too easy to guess; choose one without the e-mail address and common words',
  },
  easy_key: {
    id: 'terlalu mudah ditebak; tanpa kunci API atau sesi pakai 128 bit acak, misalnya {expected}',
    en: 'is too easy to guess; without an API key or a session use 128 random bits, such as {expected}',
  },
  needs_channel: {
    id: 'hanya untuk kanal sebuah aplikasi; sertakan kunci API-nya sebagai X-Api-Key, atau hilangkan isian ini',
    en: 'belongs to the channel of an app; send its API key as X-Api-Key, or leave this out',
  },
  out_of_range: { id: 'harus antara {min} dan {max}', en: 'must be between {min} and {max}' },
  place_required: {
    id: 'isi paling sedikit satu dari location, kelurahanCode, atau address',
    en: 'give at least one of location, kelurahanCode or address',
  },
  contact_required: {
    id: 'isi paling sedikit satu dari phone atau email',
    en: 'give at least one of phone or email',
  },
  unknown_code: { id: 'kode {code} tidak dikenal', en: 'the code {code} is not known' },
  in_past: { id: 'tidak boleh sudah lewat', en: 'must not lie in the past' },
  in_future: { id: 'tidak boleh di masa depan', en: 'must not lie in the future' },
  must_be_after: { id: 'harus sesudah {other}', en: 'must come after {other}' },
  period_too_long: { id: 'paling panjang {max} hari', en: 'may span at most {max} days' },
  too_many_groups: {
    id: 'menghasilkan lebih dari {max} kelompok; {remedy}',
    en: 'makes more than {max} groups; {remedy}',
  },
  left_to_fill: {
    id: 'masih memuat bagian yang harus diisi: {mark}',
    en: 'still holds a part to be filled in: {mark}',
  },
  already_there: {
    id: 'aduan ini sudah dipegang kelurahan itu',
    en: 'that kelurahan holds the complaint already',
  },
  complained_of: {
    id: 'adalah kantor yang diadukan, atau kepalanya berasal dari sana',
    en: 'is complained of, or its head comes from what is',
  },
  other_city: {
    id: 'terletak di kota lain; aduan ini milik {city}',
    en: 'lies in another city; the complaint belongs to {city}',
  },
  bad_cursor: {
    id: 'bukan nextCursor dari jawaban sebelumnya',
    en: 'is not the nextCursor of an earlier answer',
  },
} satisfies Record<string, Bilingual>;

export type FieldErrorCode = keyof typeof messages;

/** Values that fill a message: limits, allowed values, an expected form. Words come in both languages. */
export type MessageParameters = Readonly<Record<string, string | number | Bilingual>>;

/** One fault of one field, before it is put into words. */
export interface FieldError {
  /** Path of the field as the client wrote it, e.g. `location.lat`. */
  readonly field: string;
  readonly code: FieldErrorCode;
  readonly parameters?: MessageParameters;
}

/** Places of the codes in order of worth, for choosing among several faults. */
export const fieldErrorRank = Object.fromEntries(
  Object.keys(messages).map((code, rank) => [code, rank]),
) as Readonly<Record<FieldErrorCode, number>>;

/** Fills `{name}` in a text; a name without a value stays as it is. */
export function fill(text: Bilingual, language: Language, parameters: MessageParameters = {}): string {
  return text[language].replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    const value = parameters[name] ?? slot;
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** Puts a fault into words. */
export function describeFieldError(error: FieldError, language: Language): string {
  return fill(messages[error.code], language, error.parameters);
}
