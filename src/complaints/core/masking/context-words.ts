/** What a word before a number says about it. */
export type Meaning =
  'phone' | 'identity' | 'thing' | 'pole' | 'amount' | 'time' | 'neighbourhood' | 'vehicle';

const WORDS: Readonly<Record<Meaning, string>> = {
  phone:
    'telp telpon telepon telephone telfon telf tlp tlpn tel phone hp hape handphone ponsel wa whatsapp whatsap watsap watsapp sms fax faks kontak contact hubungi menghubungi dihubungi hub call cp nohp nowa notelp telponnya telepn',
  identity: 'nik ktp kk npwp sim paspor bpjs norek rekening rek nip',
  thing:
    'pln pelanggan idpel listrik pdam pam palyja aetra sk keputusan surat perda pergub perkara register tiket aduan laporan kode resi seri id koridor bus km kwh faktur',
  pole: 'pju tiang gardu meter meteran token panel',
  amount: 'rp idr rupiah anggaran biaya kerugian rugi dana harga sebesar senilai',
  time: 'pukul jam pkl jm',
  neighbourhood: 'rt rw rtrw',
  vehicle: 'plat pelat nopol polisi mobil motor kendaraan truk taksi angkot sepeda plate plt',
};

const meanings = new Map(
  (Object.keys(WORDS) as Meaning[]).flatMap((meaning) =>
    WORDS[meaning].split(' ').map((word): [string, Meaning] => [word, meaning]),
  ),
);

/** As far as a word may stand before a number that it is about, in characters and in words. */
const REACH = 40;
const NEAREST = 3;

/** What the nearest known word before a place says; undefined where none says anything. */
export function meaningBefore(text: string, at: number, nearest = NEAREST): Meaning | undefined {
  const words =
    text
      .slice(Math.max(0, at - REACH), at)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  for (const word of words.slice(-nearest).reverse()) {
    const meaning = meanings.get(word);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}
