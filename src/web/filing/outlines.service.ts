import { Injectable } from '@nestjs/common';
import { type MultiLineString } from 'geojson';
import { AreaDirectoryService } from '../../areas/area-directory.service.js';
import { type AreaTree } from '../../areas/area-tree.js';
import { inWorker } from '../../common/in-worker.js';
import { cachedPromise } from '../../common/cached-promise.js';

/** Keeps the lines between all kelurahan, to be laid over a map; made once for each revision of the areas. */
@Injectable()
export class OutlinesService {
  private readonly made = new WeakMap<AreaTree, Promise<string>>();

  constructor(private readonly areas: AreaDirectoryService) {}

  /**
   * GeoJSON: one MultiLineString, in which each border between two kelurahan is there once; its `bbox` is around most of
   * them, without islands far off.
   */
  json(): Promise<string> {
    const { tree } = this.areas;
    return cachedPromise(this.made, tree, () => this.draw(tree));
  }

  private async draw(tree: AreaTree): Promise<string> {
    const shapes = tree.list({ level: 'kelurahan' }).flatMap(({ code }) => {
      const ground = this.areas.groundOf(code);
      return ground ? [ground] : [];
    });
    return JSON.stringify(
      await inWorker<MultiLineString>(new URL('./outline.worker.js', import.meta.url), shapes),
    );
  }
}
