/** What a file is by its first bytes; its name and what the sender says of it do not matter. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'heic';

/** Brands of HEIF files, among them the pictures of iPhones. */
const HEIF_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** @returns undefined for whatever is none of the pictures that are taken */
export function formatOf(bytes: Buffer): PictureFormat | undefined {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp' && HEIF_BRANDS.includes(text(8, 12))) return 'heic';
  return undefined;
}

/** Long enough that chance does not write it into a compressed picture. */
const PAGE_OR_SCRIPT = /<script[\s>]|<html[\s>]|<!doctype\s|<\?php\s/i;
/** Readers of PDF look for its head this far. */
const HEAD_OF_PDF = 1024;
const END_OF_ZIP = 'PK\x05\x06';
const LENGTH_OF_END = 22;
const MAX_COMMENT = 65_535;

/**
 * Whether a picture is another file as well: a page, a script, a PDF, a ZIP (and so
 * an office document or a program for Java). What cameras put behind a picture, such
 * as a film of the moment or a map of depths, is none of these.
 */
export function isAnotherFileToo(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return PAGE_OR_SCRIPT.test(text) || text.slice(0, HEAD_OF_PDF).includes('%PDF-') || endsAsZip(bytes, text);
}

/** A ZIP is found by its last entry, which says how long the comment is that ends the file. */
function endsAsZip(bytes: Buffer, text: string): boolean {
  const earliest = Math.max(0, bytes.length - LENGTH_OF_END - MAX_COMMENT);
  let at = text.lastIndexOf(END_OF_ZIP);
  while (at >= earliest) {
    const whole = at + LENGTH_OF_END <= bytes.length;
    if (whole && at + LENGTH_OF_END + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
    if (at === 0) return false;
    at = text.lastIndexOf(END_OF_ZIP, at - 1);
  }
  return false;
}
