import { words } from '../reader/words.js';

/** What complaints can be grouped by, in words. */
export const dimensionWords = words(
  {
    kelurahan: 'Kelurahan',
    kecamatan: 'Kecamatan',
    city: 'Kota/kabupaten',
    lurah: 'Lurah',
    category: 'Kategori',
    channel: 'Kanal',
    unit: 'Unit',
    day: 'Hari',
    week: 'Minggu',
    month: 'Bulan',
    quarter: 'Triwulan',
  },
  {
    kelurahan: 'Kelurahan',
    kecamatan: 'Kecamatan',
    city: 'City/regency',
    lurah: 'Lurah',
    category: 'Category',
    channel: 'Channel',
    unit: 'Unit',
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
  },
);
