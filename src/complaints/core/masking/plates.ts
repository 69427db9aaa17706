import { meaningBefore } from './context-words.js';
import { type Span } from './plain-text.js';

const REGIONS = new Set(
  `A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP CC CD DA DB DC DD DE DG DH DK DL DM
  DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB`.split(/\s+/),
);
const PLATE =
  /(?<![\p{L}\p{N}])([a-z]{1,2})([ ._/\p{Pd}]{0,3})(\d{1,4})([ ._/\p{Pd}]{0,3})([a-z]{1,3})(?![\p{L}\p{N}])/giu;
const BARE = /(?<![\p{L}\p{N}])([a-z]{1,2})[ ._/\p{Pd}]{0,3}\d{3,4}(?![\p{L}\p{N}])/giu;
/** Short words that follow a number, and no plate ends with. */
const WORDS = new Set(
  'di ke dan ada itu ini no rt rw jl gg km dr dari tdk sdh sy wib wita wit dll dst dkk ya kk cm m kg yg jam thn tgl org org bh pcs lt lot blok sd kwh va'.split(
    ' ',
  ),
);
/** What stands before a letter and a number that are a place. */
const PLACES =
  /(?:blok|block|gang|kav|kavling|tipe|type|lantai|tower|gedung|pintu|gate|zona|jalur|unit|kelas|jl|jalan|rute|koridor)[. ]{0,3}$/iu;

/** Number plates of vehicles in a plain text. */
export function numberPlates(text: string): Span[] {
  return [
    ...[...text.matchAll(PLATE)].filter((found) => isPlate(text, found)),
    ...[...text.matchAll(BARE)].filter(
      ({ 1: region = '', index }) => isRegion(region) && meaningBefore(text, index, 2) === 'vehicle',
    ),
  ].map(({ 0: all, index }) => ({ from: index, to: index + all.length }));
}

function isPlate(
  text: string,
  { 1: region = '', 3: digits = '', 5: letters = '', index }: RegExpExecArray,
): boolean {
  if (!isRegion(region) || WORDS.has(letters.toLowerCase())) return false;
  if (PLACES.test(text.slice(Math.max(0, index - 12), index))) return false;
  return digits.length > 2 || meaningBefore(text, index, 2) === 'vehicle';
}

function isRegion(letters: string): boolean {
  return REGIONS.has(letters.toUpperCase());
}
