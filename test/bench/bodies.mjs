import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const REAL = join(root, '../shared/data/complaints/jakarta-crm-points.csv');
const CARRIED = join(root, 'test/data/known-points.csv');

const read = (file) => parse(readFileSync(file), { columns: true, bom: true });

/** Points in Jakarta whose kelurahan is certain. */
export const knownPoints = read(CARRIED).map(({ lat, lng }) => ({ lat: Number(lat), lng: Number(lng) }));

/** Where Jakarta's complaints of one month came from; without that file, the known points over and over. */
export const realPoints = existsSync(REAL)
  ? read(REAL).map(({ lat, long }) => ({ lat: Number(lat), lng: Number(long) }))
  : Array.from({ length: 11_287 }, (_, index) => knownPoints[index % knownPoints.length]);

export const hasRealPoints = existsSync(REAL);

const words = [
  ['road', 'Lubang besar di tengah jalan, sudah dua motor jatuh pekan ini. Mohon ditambal.'],
  ['street-light', 'Lampu jalan padam sejak tiga malam, warga takut melintas.'],
  ['flood', 'Air setinggi lutut di depan pos RW sejak pukul lima pagi, anak-anak tidak bisa ke sekolah.'],
  ['waste', 'Sampah di tepi kali tidak diangkut sepekan dan mulai berbau.'],
  ['tree', 'Dahan pohon besar patah dan menggantung di atas kabel.'],
  ['illegal-parking', 'Parkir liar di trotoar depan pasar membuat pejalan kaki turun ke jalan.'],
];

/** The JSON of a complaint as citizens file it, with a reporter; every one differs. */
export function filing(index, points = knownPoints) {
  const [category, description] = words[index % words.length];
  return JSON.stringify({
    category,
    description: `${description} (${index})`,
    location: points[index % points.length],
    address: `Jl. Kebon ${index % 97} RT ${1 + (index % 12)}/RW ${1 + (index % 9)}`,
    reporter: {
      name: `Warga ${index}`,
      email: `warga-${index}@example.com`,
      phone: `+62 812 ${1000 + (index % 9000)} 7890`,
    },
  });
}
