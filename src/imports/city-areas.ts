import { type Area } from '../areas/area.entity.js';
import { type Boundary } from '../areas/boundary.entity.js';
import { buildLocate, type Locate } from '../areas/locate.js';

/** The kelurahan of the city to which a file belongs. */
export interface CityAreas {
  /** Code of the kelurahan with this code or this name; undefined where there is none, or more than one. */
  codeOf(codeOrName: string): string | undefined;
  /** The kelurahan of this city that a point lies in. */
  readonly locate: Locate;
}

/** @param areas of the city, with the boundaries of any */
export function cityAreas(areas: readonly Area[], boundaries: readonly Boundary[]): CityAreas {
  const kelurahan = areas.filter(({ level }) => level === 'kelurahan');
  const codes = new Set(kelurahan.map(({ code }) => code));
  const byName = new Map<string, string | undefined>();
  for (const { code, name } of kelurahan) {
    byName.set(spoken(name), byName.has(spoken(name)) ? undefined : code);
  }
  const own = boundaries.filter(({ areaCode }) => codes.has(areaCode));
  // Built when the first point needs it: not every file has one.
  let locate: Locate | undefined;
  return {
    codeOf: (codeOrName) => (codes.has(codeOrName) ? codeOrName : byName.get(spoken(codeOrName))),
    locate: (point) => {
      locate ??= buildLocate(own.map(({ areaCode, polygons }) => ({ code: areaCode, polygons })));
      return locate(point);
    },
  };
}

/** A name without what writers differ in: "KALI BARU" is Kalibaru. */
function spoken(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
}
