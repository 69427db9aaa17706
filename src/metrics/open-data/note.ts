import { type Bilingual } from '../../common/language.js';

/** What a reader of the open data must know beside the definition. */
export const openDataNote: Bilingual = {
  id:
    'Data terbuka, bebas dipakai siapa pun. Satu baris untuk setiap aduan yang masuk dalam bulan ini menurut hari kota, sebagaimana diketahui pada saat asOf. ' +
    'Tanpa data pelapor, isi aduan, dan alamat; lat dan lng dibulatkan ke tiga desimal, sekitar 110 meter. ' +
    'kelurahan adalah yang jabatannya terhitung menerima aduan itu. counted menyebut bagaimana aduan dihitung dalam angka tanggapan menurut definition; demo berarti data buatan untuk peragaan.',
  en:
    'Open data, free for anyone to use. A row for every complaint filed in this month of the city’s days, as known at the instant asOf. ' +
    'Without data of reporters, their words and addresses; lat and lng are rounded to three decimals, some 110 metres. ' +
    'kelurahan is the one whose office the complaint counts with. counted says how the response rate counts the complaint, by the definition; demo marks what was made up for a demonstration.',
};

/** What a reader of the signed heads must know. */
export const openHeadsNote: Bilingual = {
  id:
    'Ringkasan bertanda tangan dari jejak audit: yang pertama pada tiap hari kota. Simpan salinannya: dengan itu siapa pun dapat memeriksa bahwa aduan beserta waktunya, ' +
    'dan segala yang dicatat sesudahnya, tidak diubah atau dihapus. Ringkasan terbaru: /api/v1/audit/head.',
  en:
    'Signed heads of the audit trail: the first of each day of the city. Keep a copy: with it anyone can check that complaints with their times, and all that was recorded, ' +
    'have not been changed or removed since. The latest one: /api/v1/audit/head.',
};
