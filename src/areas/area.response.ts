import { ApiField } from '../common/api-field.js';
import { type Area, type AreaLevel, areaLevels } from './area.entity.js';
import { type AreaDirectoryService } from './area-directory.service.js';
import { type Located } from './locate.js';

/** An area as the API shows it. */
export class AreaResponse {
  @ApiField('Code of the area (Kemendagri).', '31.71.01.1001')
  code!: string;

  @ApiField('Level of the area.', 'kelurahan', { enum: [...areaLevels] })
  level!: AreaLevel;

  @ApiField('Code of the area it lies in.', '31.71.01', { type: String, nullable: true })
  parentCode!: string | null;

  @ApiField('Name of the area.', 'Gambir')
  name!: string;
}

export class AreaListResponse {
  @ApiField('The areas, sorted by code.', undefined, { type: [AreaResponse] })
  items!: AreaResponse[];
}

/** Code and name of an area. */
export class AreaNameResponse {
  @ApiField('Code of the area.', '31.71.01.1002')
  code!: string;

  @ApiField('Name of the area.', 'Cideng')
  name!: string;
}

/** Where a point lies. */
export class LocatedResponse extends AreaNameResponse {
  @ApiField('The kecamatan it belongs to.', undefined, { type: AreaNameResponse, nullable: true })
  kecamatan!: AreaNameResponse | null;

  @ApiField('The city it belongs to.', undefined, { type: AreaNameResponse, nullable: true })
  city!: AreaNameResponse | null;

  @ApiField('A boundary runs within 50 m, so another survey might say otherwise.', false)
  nearBoundary!: boolean;

  @ApiField('The other kelurahan within 50 m.', undefined, { type: [AreaNameResponse] })
  neighbours!: AreaNameResponse[];
}

export function showArea({ code, level, parentCode, name }: Area): AreaResponse {
  return { code, level, parentCode, name };
}

export function showLocated(located: Located, { tree }: AreaDirectoryService): LocatedResponse {
  const nameOf = (area: Area | undefined): AreaNameResponse | null =>
    area ? { code: area.code, name: area.name } : null;
  return {
    code: located.code,
    name: tree.get(located.code)?.name ?? located.code,
    kecamatan: nameOf(tree.ancestor(located.code, 'kecamatan')),
    city: nameOf(tree.ancestor(located.code, 'city')),
    nearBoundary: located.nearBoundary,
    neighbours: located.neighbours.flatMap((code) => nameOf(tree.get(code)) ?? []),
  };
}
