import { Injectable } from '@nestjs/common';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { type City } from '../../areas/city.entity.js';
import { inWorker } from '../../common/in-worker.js';
import { cachedPromise } from '../../common/cached-promise.js';
import { type Drawing, type Ground } from './draw.js';

/** Keeps the drawings of cities, which are made once for each revision of the areas. */
@Injectable()
export class CityMapsService {
  private readonly drawn = new WeakMap<AreaTree, Map<string, Promise<Drawing | undefined>>>();

  constructor(private readonly areas: AreaDirectoryService) {}

  /** A city as it is drawn; undefined where none of its kelurahan has a boundary. */
  of({ prefix, rootCode }: City): Promise<Drawing | undefined> {
    const { tree } = this.areas;
    const drawn = this.drawn.get(tree) ?? new Map<string, Promise<Drawing | undefined>>();
    this.drawn.set(tree, drawn);
    return cachedPromise(drawn, prefix, () => this.draw(tree, rootCode));
  }

  /** Takes a third of a second for a large city, so it is done beside the requests. */
  private async draw(tree: AreaTree, rootCode: string): Promise<Drawing | undefined> {
    const grounds = tree.kelurahanIn(rootCode).flatMap((code): Ground[] => {
      const polygons = this.areas.groundOf(code);
      const part = tree.ancestor(code, 'city')?.code ?? tree.ancestor(code, 'kecamatan')?.code ?? rootCode;
      return polygons ? [{ code, part, polygons }] : [];
    });
    if (grounds.length === 0) return undefined;
    return inWorker<Drawing>(new URL('./draw.worker.js', import.meta.url), grounds);
  }
}
