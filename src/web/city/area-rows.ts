import { type AreaTree } from '../../areas/area-tree.js';
import { type GroupResponse } from '../../metrics/rates/response-rates.response.js';
import { type RateRow } from './rate-table.js';

/** Groups as rows: those that are areas lead to their pages, and a kelurahan says which kecamatan it lies in. */
export function areaRows(groups: readonly GroupResponse[], tree: AreaTree): RateRow[] {
  return groups.map((group) => {
    const area = tree.get(group.key);
    if (!area) return group;
    const href = areaPage(area.code);
    const above = area.level === 'kelurahan' ? tree.ancestor(area.code, 'kecamatan') : undefined;
    return { ...group, href, ...(above && { within: above.name }) };
  });
}

/** The page of an area. */
export function areaPage(code: string): string {
  return `/wilayah/${encodeURIComponent(code)}`;
}
