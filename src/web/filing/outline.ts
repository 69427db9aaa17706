import {
  type BBox,
  type FeatureCollection,
  type MultiLineString,
  type MultiPolygon,
  type Position,
} from 'geojson';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { type GeometryCollection, type Topology } from 'topojson-specification';
import { type Polygons } from '../../areas/boundary.entity.js';

/** Corners that stand out by less ground than this are left out: in square degrees, about 60 by 60 metres. */
const LEAST_AREA = 3e-7;
/** Of a degree: about ten metres. */
const DECIMALS = 4;

/** The lines between shapes, each border once; its `bbox` is around most of them, without islands far off. */
export function outline(shapes: readonly Polygons[]): MultiLineString {
  const grounds: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: shapes.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
  const whole = topology({ grounds }) as Topology<{ grounds: GeometryCollection }>;
  const simple = simplify(presimplify(whole), LEAST_AREA);
  const { coordinates } = mesh(simple, simple.objects.grounds);
  return {
    type: 'MultiLineString',
    bbox: aroundMost(shapes.map((shape) => shape[0]?.[0]?.[0] ?? [])),
    coordinates: coordinates.map((line) =>
      line.map((position) => position.map((degrees) => Number(degrees.toFixed(DECIMALS)))),
    ),
  };
}

/** Of each side so much may lie outside. */
const FAR_OFF = 0.025;

/** The least box around nearly all points: `[west, south, east, north]`. */
function aroundMost(points: readonly Position[]): BBox {
  const [lngs, lats] = [0, 1].map((axis) => points.map((point) => point[axis] ?? 0).sort((a, b) => a - b));
  const edge = (sorted: readonly number[] = [], share: number): number =>
    sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return [edge(lngs, FAR_OFF), edge(lats, FAR_OFF), edge(lngs, 1 - FAR_OFF), edge(lats, 1 - FAR_OFF)];
}
