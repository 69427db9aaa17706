import { type Bilingual } from '../../common/language.js';

/** What a reader of the open data must know beside the definition. */
export const openDataNote: Bilingual = {
  id:
    'Data terbuka, bebas dipakai siapa pun. Satu baris untuk setiap aduan yang masuk dalam bulan ini menurut hari kota, sebagaimana diketahui pada saat asOf. ' +
    'Tanpa data pelapor, isi aduan, dan alamat; lat dan lng dibulatkan ke tiga desimal, sekitar 110 meter. ' +
    'kelurahan adalah yang bertanggung jawab pada asOf. counted menyebut bagaimana aduan dihitung dalam angka tanggapan menurut definition; demo berarti data buatan untuk peragaan.',
  en:
    'Open data, free for anyone to use. A row for every complaint filed in this month of the city’s days, as known at the instant asOf. ' +
    'Without data of reporters, their words and addresses; lat and lng are rounded to three decimals, some 110 metres. ' +
    'kelurahan is the one responsible at asOf. counted says how the response rate counts the complaint, by the definition; demo marks what was made up for a demonstration.',
};
