import { type StepPath } from './steps.js';

/** A text to begin with. What only the officer can know stands in it as `[isi: ...]`. */
export interface Template {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Answers that say what is being done and by when, and promise nothing that nobody has decided. They are in
 * Indonesian in both languages of the page: citizens read them.
 */
export const templates: Readonly<Partial<Record<StepPath, readonly Template[]>>> = {
  jawab: [
    {
      code: 'periksa',
      name: 'Akan diperiksa',
      text: 'Terima kasih atas laporannya. Petugas kami memeriksa lokasi pada [isi: hari, tanggal dan jam]. Hasilnya kami sampaikan di sini.',
    },
    {
      code: 'sudah-diperiksa',
      name: 'Sudah diperiksa',
      text: 'Petugas kami sudah memeriksa lokasi dan menemukan [isi: apa yang ditemukan]. Berikutnya [isi: apa yang dikerjakan dan kapan].',
    },
    {
      code: 'unit',
      name: 'Dikerjakan unit lain',
      text: 'Ini dikerjakan [isi: nama unit]. Mereka menjadwalkan [isi: tanggal]. Kami memantaunya dan mengabarkan hasilnya di sini.',
    },
    {
      code: 'tunggu',
      name: 'Belum dapat dikerjakan',
      text: 'Ini belum dapat kami kerjakan karena [isi: sebabnya]. Kabar berikutnya dari kami paling lambat [isi: tanggal].',
    },
    {
      code: 'tanya',
      name: 'Perlu keterangan',
      text: 'Supaya tepat, kami perlu tahu [isi: apa yang belum jelas]. Tambahkan keterangan pada aduan ini; kami lanjutkan begitu terbaca.',
    },
  ],
  koordinasi: [
    {
      code: 'perbaiki',
      name: 'Mohon diperbaiki',
      text: 'Mohon diperbaiki: [isi: apa dan seberapa banyak]. Kami siap mendampingi di lokasi pada [isi: hari dan jam].',
    },
    {
      code: 'jadwal',
      name: 'Mohon jadwal',
      text: 'Mohon kabarkan kapan [isi: pekerjaan] dapat dijadwalkan, supaya kami dapat menjawab warga.',
    },
  ],
  selesai: [
    {
      code: 'diperbaiki',
      name: 'Sudah diperbaiki',
      text: 'Sudah dikerjakan pada [isi: tanggal]: [isi: apa yang dikerjakan]. Kalau belum benar, sanggah aduan ini dan kami lanjutkan.',
    },
    {
      code: 'dibersihkan',
      name: 'Sudah dibersihkan',
      text: 'Lokasi sudah dibersihkan pada [isi: tanggal] oleh [isi: siapa]. Kalau belum benar, sanggah aduan ini dan kami lanjutkan.',
    },
  ],
  tolak: [
    {
      code: 'wewenang',
      name: 'Bukan wewenang',
      text: 'Ini wewenang [isi: siapa], karena [isi: sebabnya]. Warga dapat menghubungi [isi: nomor atau alamat].',
    },
    {
      code: 'kurang',
      name: 'Keterangan kurang',
      text: 'Dari aduan ini belum jelas [isi: apa]. Kami sudah menanyakannya pada [isi: tanggal] dan belum mendapat jawaban.',
    },
  ],
  pindah: [
    {
      code: 'lokasi',
      name: 'Letaknya di sana',
      text: 'Lokasinya di [isi: jalan atau patokan], sudah masuk wilayah kelurahan tersebut.',
    },
  ],
};

const BLANK = /\[isi:[^[\]]*\]/;

/** The first part of a template that nobody has filled in; undefined where a text holds none. */
export function unfilledPart(text: string): string | undefined {
  return BLANK.exec(text)?.[0];
}
