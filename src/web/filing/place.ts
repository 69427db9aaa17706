import { type AreaTree } from '../../areas/area-tree.js';
import { type Area } from '../../areas/area.entity.js';
import { type GeoPoint } from '../../areas/locate.js';
import { type Fields } from '../../http/forms/nested.js';

/** Where something is, as far as somebody has said. */
export interface ChosenPlace {
  readonly point: GeoPoint | null;
  /** Code of a kelurahan that is known. */
  readonly kelurahanCode: string | null;
  readonly address: string | null;
}

/** The place that an address or a form tells; what cannot be meant counts as not said. */
export function readPlace({ location, kelurahanCode, address }: Fields, tree: AreaTree): ChosenPlace {
  const said = typeof location === 'object' && !Array.isArray(location) ? location : {};
  const [lat, lng] = [degrees(said.lat, 90), degrees(said.lng, 180)];
  const known = typeof kelurahanCode === 'string' && tree.get(kelurahanCode)?.level === 'kelurahan';
  const words = typeof address === 'string' ? address.trim().slice(0, 300) : '';
  return {
    point: lat === undefined || lng === undefined ? null : { lat, lng },
    kelurahanCode: known ? kelurahanCode : null,
    address: words.length >= 3 ? words : null,
  };
}

export function isPlaced({ point, kelurahanCode, address }: ChosenPlace): boolean {
  return (point ?? kelurahanCode ?? address) !== null;
}

/** The address of the page on which a complaint of a category at a place is filed. */
export function filingPath(
  category?: string,
  { point, kelurahanCode, address }: Partial<ChosenPlace> = {},
): string {
  const query = new URLSearchParams({
    ...(category !== undefined && { category }),
    ...(point && { 'location.lat': String(point.lat), 'location.lng': String(point.lng) }),
    ...(kelurahanCode && { kelurahanCode }),
    ...(address && { address }),
  }).toString();
  return query === '' ? '/lapor' : `/lapor?${query}`;
}

/** How many a search shows. */
const MOST = 20;

/** Kelurahan that are called so, or whose kecamatan is: those that begin so first. `Gambir, Gambir` names one. */
export function searchKelurahan(text: string, tree: AreaTree): Area[] {
  const sought = plain(text);
  if (sought === '') return [];
  const [name = '', kecamatan] = sought.split(',').map((part) => part.trim());
  const matches = tree.list({ level: 'kelurahan' }).flatMap((area) => {
    const own = plain(area.name);
    const parent = plain(tree.ancestor(area.code, 'kecamatan')?.name ?? '');
    if (kecamatan !== undefined && !parent.startsWith(kecamatan)) return [];
    const rank = [own === name, own.startsWith(name), own.includes(name), parent.includes(name)].indexOf(
      true,
    );
    return rank < 0 ? [] : [{ area, rank }];
  });
  const best = matches.filter(({ rank }) => rank === 0);
  return (best.length > 0 ? best : matches.sort((a, b) => a.rank - b.rank))
    .map(({ area }) => area)
    .slice(0, MOST);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(kelurahan|kel\.?)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function degrees(text: unknown, most: number): number | undefined {
  const value = typeof text === 'string' && /^-?\d{1,3}(\.\d{1,20})?$/.test(text.trim()) ? Number(text) : NaN;
  return Math.abs(value) <= most ? value : undefined;
}
