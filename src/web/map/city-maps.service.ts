import { Injectable } from '@nestjs/common';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { type City } from '../../areas/city.entity.js';
import { draw, type Drawing } from './draw.js';

/** Keeps the drawings of cities, which are made once for each revision of the areas. */
@Injectable()
export class CityMaps {
  private readonly drawn = new WeakMap<AreaTree, Map<string, Drawing | undefined>>();

  constructor(private readonly areas: AreaDirectory) {}

  /** A city as it is drawn; undefined where none of its kelurahan has a boundary. */
  of({ prefix, rootCode }: City): Drawing | undefined {
    const { tree } = this.areas;
    const drawn = this.drawn.get(tree) ?? new Map<string, Drawing | undefined>();
    this.drawn.set(tree, drawn);
    if (!drawn.has(prefix)) drawn.set(prefix, this.draw(tree, rootCode));
    return drawn.get(prefix);
  }

  private draw(tree: AreaTree, rootCode: string): Drawing | undefined {
    const grounds = tree.kelurahanIn(rootCode).flatMap((code) => {
      const boundary = this.areas.boundaryOf(code);
      const part = tree.ancestor(code, 'city')?.code ?? tree.ancestor(code, 'kecamatan')?.code ?? rootCode;
      return boundary ? [{ code, part, polygons: boundary.polygons }] : [];
    });
    return grounds.length > 0 ? draw(grounds) : undefined;
  }
}
