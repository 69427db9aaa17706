/** The first steps of all addresses of pages, in the words of those who read them. */
const places = [
  'aset',
  'bahasa',
  'wilayah',
  'lapor',
  'aduan',
  'foto',
  'masuk',
  'keluar',
  'sandi',
  'akun',
  'tugas',
  'rekam',
  'bawahan',
  'triase',
  'dasbor',
] as const;

/** Patterns of the addresses of pages, which the API's prefix does not stand before. */
export const PAGE_PATHS = ['/', ...places.map((place) => `${place}{/*rest}`)];

/** Whether an address is that of the API or of what operators ask, where programs read the answer. */
export function isForPrograms(path: string): boolean {
  return /^\/(api|health|metrics)([/?]|$)/.test(path);
}
