import { cellsToMultiPolygon, uncompactCells } from 'h3-js';
import { type Polygons } from './boundary.entity.js';

/** Draws the outline of a set of compacted H3 cells, at the given resolution. */
export function outlineOfCells(compacted: readonly string[], resolution: number): Polygons {
  return cellsToMultiPolygon(uncompactCells([...compacted], resolution), true);
}
