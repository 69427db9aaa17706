import { type FeatureCollection, type MultiPolygon, type Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { type GeometryCollection, type GeometryObject, type Topology } from 'topojson-specification';
import { type Polygons } from '../../areas/boundary.entity.js';
import { type Box, boxAround, freePlace, heightOf, liesApart, together, widthOf } from './boxes.js';

/** A kelurahan to be drawn. */
export interface Ground {
  readonly code: string;
  /** The part of the city it lies in, by which it may be drawn apart. */
  readonly part: string;
  readonly polygons: Polygons;
}

/** A city as it is drawn: outlines in one plane, y downwards. */
export interface Drawing {
  /** `left top width height` of the picture. */
  readonly viewBox: string;
  readonly shapes: readonly Shape[];
  /** The borders between the parts of the city, and its coasts, as the `d` of a path. */
  readonly borders: string;
  /** Frames around what is drawn apart, because it lies far from the rest, and smaller. */
  readonly frames: readonly Box[];
}

/** The outline of a kelurahan, as the `d` of a path. */
export interface Shape {
  readonly code: string;
  readonly d: string;
  /** Where it is, to look from nearer. */
  readonly box: Box;
  readonly apart: boolean;
}

/** Width of the drawing without what is placed beside it. Paths are written in whole units. */
const WIDTH = 3000;
/** Corners that stand out by less ground than this, in square units, are left out: about two metres by a phone. */
const LEAST_AREA = 140;
/** The same for what is drawn apart, which is mostly small islands. */
const LEAST_AREA_APART = 3;
const MARGIN = 20;
const PADDING = 0.06;

type Plane = readonly (Ground & { readonly rings: Position[][][] })[];

/**
 * Draws the kelurahan of a city. Outlines are simplified where they are shared, so that neighbours keep one border.
 * A part that lies far off is drawn in a frame of its own, so that the rest fills the picture.
 */
export function draw(grounds: readonly Ground[]): Drawing {
  const plane = onPlane(grounds);
  const parts = [...new Set(grounds.map(({ part }) => part))];
  const apart = liesApart(
    parts.map((part) => {
      const own = plane.filter((each) => each.part === part);
      return { box: boxAround(pointsOf(own)), size: own.length };
    }),
  );
  const [near, ...far] = [
    plane.filter(({ part }) => !apart[parts.indexOf(part)]),
    ...parts.filter((_, index) => apart[index]).map((part) => plane.filter((each) => each.part === part)),
  ] as [Plane, ...Plane[]];
  const box = boxAround(pointsOf(near));
  const main = sketch(near, fit(box, { left: 0, top: 0, right: WIDTH, bottom: Infinity }), false);
  const taken = main.points;
  const frames: Box[] = [];
  let picture: Box = { left: 0, top: 0, right: WIDTH, bottom: (WIDTH * heightOf(box)) / widthOf(box) };
  const sketches = [main];
  for (const each of far) {
    const own = boxAround(pointsOf(each));
    const frame = freePlace(picture, taken, widthOf(own) / heightOf(own));
    const inner = shrunk(frame);
    sketches.push(sketch(each, fit(own, inner), true));
    frames.push(frame);
    picture = together([picture, frame]);
    taken.push(
      [frame.left, frame.top],
      [frame.right, frame.bottom],
      [frame.left, frame.bottom],
      [frame.right, frame.top],
    );
  }
  return {
    viewBox: [
      Math.round(picture.left) - MARGIN,
      Math.round(picture.top) - MARGIN,
      Math.round(widthOf(picture)) + 2 * MARGIN,
      Math.round(heightOf(picture)) + 2 * MARGIN,
    ].join(' '),
    shapes: sketches.flatMap(({ shapes }) => shapes),
    borders: sketches.map(({ borders }) => borders).join(''),
    frames,
  };
}

/** Degrees as they look from above the middle of the city: a city is small enough to be flat. */
function onPlane(grounds: readonly Ground[]): Plane {
  const { top, bottom } = boxAround(grounds.flatMap(({ polygons }) => polygons.flat(2)));
  const narrower = Math.cos((((top + bottom) / 2) * Math.PI) / 180);
  return grounds.map((ground) => ({
    ...ground,
    rings: ground.polygons.map((polygon) =>
      polygon.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng * narrower, -lat])),
    ),
  }));
}

function pointsOf(plane: Plane): Position[] {
  return plane.flatMap(({ rings }) => rings.flat(2));
}

/** Moves and scales what lies in a box so that it lies in another, at its left and top. */
function fit(from: Box, to: Box): (point: Position) => Position {
  const scale = Math.min(widthOf(to) / widthOf(from), heightOf(to) / heightOf(from));
  return ([x = 0, y = 0]) => [to.left + (x - from.left) * scale, to.top + (y - from.top) * scale];
}

function shrunk({ left, top, right, bottom }: Box): Box {
  const by = (right - left) * PADDING;
  return { left: left + by, top: top + by, right: right - by, bottom: bottom - by };
}

interface Sketch {
  readonly shapes: Shape[];
  readonly borders: string;
  /** All corners that are left. */
  readonly points: Position[];
}

type Grounds = GeometryCollection<{ code: string; part: string }>;

function sketch(plane: Plane, place: (point: Position) => Position, apart: boolean): Sketch {
  const collection: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: plane.map(({ code, part, rings }) => ({
      type: 'Feature',
      properties: { code, part },
      geometry: {
        type: 'MultiPolygon',
        coordinates: rings.map((polygon) => polygon.map((ring) => ring.map(place))),
      },
    })),
  };
  const whole = topology({ grounds: collection }) as Topology<{ grounds: Grounds }>;
  const simple = simplify(presimplify(whole), apart ? LEAST_AREA_APART : LEAST_AREA);
  const shapes = feature(simple, simple.objects.grounds).features.map(({ properties, geometry }) => {
    const { coordinates } = geometry as MultiPolygon;
    return {
      code: properties.code,
      d: coordinates
        .flat()
        .map((ring) => `${written(ring)}z`)
        .join(''),
      box: boxAround(coordinates.flat(2)),
      apart,
    };
  });
  const partOf = ({ properties }: GeometryObject): unknown => (properties as { part?: string }).part;
  // Around small islands a line would hide what it surrounds.
  const isBorder = (a: GeometryObject, b: GeometryObject): boolean =>
    partOf(a) !== partOf(b) || (a === b && !apart);
  const borders = mesh(simple, simple.objects.grounds, isBorder);
  return {
    shapes,
    borders: borders.coordinates.map(written).join(''),
    points: simple.arcs.flat(),
  };
}

/** Points as steps between them: shorter, and compressed better. */
function written(points: readonly Position[]): string {
  let [lastX, lastY] = [0, 0];
  let text = '';
  points.forEach(([x = 0, y = 0], index) => {
    const [stepX, stepY] = [Math.round(x) - lastX, Math.round(y) - lastY];
    if (index > 0 && stepX === 0 && stepY === 0) return;
    text += index === 0 ? `M${stepX} ${stepY}l` : `${stepX}${stepY < 0 ? '' : ' '}${stepY} `;
    lastX += stepX;
    lastY += stepY;
  });
  // An island smaller than a unit is a dot all the same.
  return text.endsWith('l') ? `${text}0 0` : text.trimEnd();
}
