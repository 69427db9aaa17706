import { words } from '../reader/words.js';

/** What the steps are called, and what they do. */
export const stepWords = words(
  {
    jawab: 'Jawab warga',
    koordinasi: 'Koordinasi dengan unit',
    selesai: 'Nyatakan selesai',
    tolak: 'Tolak',
    pindah: 'Pindahkan ke kelurahan lain',
    gabung: 'Gabungkan aduan yang sama',
    jawabAbout: 'Jawaban terbuka untuk semua orang. Jawaban pertama dihitung sebagai tanggapan.',
    koordinasiAbout: 'Unit yang mengerjakan dapat membaca aduan ini. Warga belum terjawab oleh koordinasi.',
    selesaiAbout: 'Terbuka untuk semua orang, dengan fotonya. Warga dapat membenarkan atau menyanggah.',
    tolakAbout: 'Penolakan kelurahan masuk ke meja triase, yang meneruskan atau menolaknya.',
    pindahAbout: 'Batas waktunya tidak berubah: dihitung sejak aduan masuk.',
    gabungAbout: 'Yang sama diteruskan dalam aduan yang paling dahulu masuk, bersama semua pelapornya.',
  },
  {
    jawab: 'Answer the citizen',
    koordinasi: 'Hand work to a unit',
    selesai: 'Say that it is done',
    tolak: 'Turn it away',
    pindah: 'Pass it to another kelurahan',
    gabung: 'Merge complaints about the same thing',
    jawabAbout: 'Everyone can read the answer. The first one counts as the response.',
    koordinasiAbout: 'The unit can read this complaint. The citizen is not answered by it.',
    selesaiAbout: 'Everyone can read it and see the photos. The citizen can confirm or contest it.',
    tolakAbout: 'What a kelurahan turns away goes to the triage desk, which passes it on or turns it away.',
    pindahAbout: 'The due times stay: they count from the filing.',
    gabungAbout: 'What is the same goes on in the one that was filed first, with everyone who filed it.',
  },
);
