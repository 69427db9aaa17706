import { type Area, type AreaLevel } from './area.entity.js';

/** All areas of all cities, by code and by kinship. */
export class AreaTree {
  private readonly byCode: ReadonlyMap<string, Area>;
  private readonly childrenOf: ReadonlyMap<string | null, Area[]>;

  constructor(areas: readonly Area[]) {
    const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1));
    this.byCode = new Map(sorted.map((area) => [area.code, area]));
    this.childrenOf = groupByParent(sorted);
  }

  get(code: string): Area | undefined {
    return this.byCode.get(code);
  }

  /** Areas of a level, of a parent, of both, or all, sorted by code. */
  list(filter: { level?: AreaLevel; parent?: string } = {}): Area[] {
    const pool =
      filter.parent === undefined ? [...this.byCode.values()] : (this.childrenOf.get(filter.parent) ?? []);
    return filter.level === undefined ? pool : pool.filter((area) => area.level === filter.level);
  }

  /** The area itself, then everything below it, at any depth. */
  withDescendants(code: string): Area[] {
    const area = this.byCode.get(code);
    const below = (this.childrenOf.get(code) ?? []).flatMap((child) => this.withDescendants(child.code));
    return area ? [area, ...below] : below;
  }

  /** Codes of the kelurahan in an area; of the area alone where it is one. */
  kelurahanIn(code: string): string[] {
    return this.withDescendants(code)
      .filter((area) => area.level === 'kelurahan')
      .map((area) => area.code);
  }

  /** Codes of the areas in an area whose offices may hold complaints: kelurahan, and those above them except provinces. */
  officesIn(code: string): string[] {
    return this.withDescendants(code)
      .filter((area) => area.level !== 'province')
      .map((area) => area.code);
  }

  /** The area or its nearest ancestor of that level. */
  ancestor(code: string, level: AreaLevel): Area | undefined {
    for (
      let area = this.byCode.get(code);
      area;
      area = area.parentCode ? this.byCode.get(area.parentCode) : undefined
    ) {
      if (area.level === level) return area;
    }
    return undefined;
  }
}

function groupByParent(areas: readonly Area[]): Map<string | null, Area[]> {
  const groups = new Map<string | null, Area[]>();
  for (const area of areas) groups.set(area.parentCode, [...(groups.get(area.parentCode) ?? []), area]);
  return groups;
}
