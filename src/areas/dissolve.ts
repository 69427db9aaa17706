import { type FeatureCollection, type MultiPolygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { type GeometryCollection } from 'topojson-specification';
import { type Polygons } from './boundary.entity.js';

/** Joins neighbouring shapes into one by dropping the edges they share. */
export function dissolve(shapes: readonly Polygons[]): Polygons {
  const collection: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: shapes.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
  const joined = topology({ shapes: collection });
  const members = (joined.objects.shapes as GeometryCollection).geometries;
  return merge(joined, members as Parameters<typeof merge>[1]).coordinates;
}
