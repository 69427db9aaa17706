import { type VNode } from 'preact';
import { type GeoPoint } from '../../areas/locate.js';
import { type Polygons } from '../../areas/boundary.entity.js';

/** Width of the drawing; its height follows. */
const WIDTH = 600;
const MARGIN = 20;
/** Corners nearer than this to the one before are left out. */
const STEP = 1.5;
/** Rings smaller than this are no more than a dot. */
const LEAST = 3;

interface Props {
  readonly outline: Polygons;
  readonly points: readonly (GeoPoint & { readonly to?: string; readonly title?: string })[];
  /** What the picture shows, in words. */
  readonly label: string;
}

/** The outline of an area with points in it and around it. */
export function PlaceMap({ outline, points, label }: Props): VNode {
  const places = [...outline.flat(2).map(([lng = 0, lat = 0]) => ({ lat, lng })), ...points];
  const middle = places.reduce((sum, { lat }) => sum + lat, 0) / places.length;
  const flat = ({ lat, lng }: GeoPoint): [number, number] => [lng * Math.cos((middle * Math.PI) / 180), -lat];
  const all = places.map(flat);
  const [left, top] = [least(all, 0), least(all, 1)];
  const [width, height] = [-least(all, 0, -1) - left, -least(all, 1, -1) - top];
  const scale = (WIDTH - 2 * MARGIN) / Math.max(width, height, 1e-6);
  const drawn = (point: GeoPoint): [number, number] => {
    const [x, y] = flat(point);
    return [round(MARGIN + (x - left) * scale), round(MARGIN + (y - top) * scale)];
  };
  const box = [0, 0, round(width * scale) + 2 * MARGIN, round(height * scale) + 2 * MARGIN];
  const rings = outline
    .flat()
    .map((ring) => thinned(ring.map(([lng = 0, lat = 0]) => drawn({ lat, lng }))))
    .filter((ring) => ring.length > LEAST);
  const isWay = points.some(({ to }) => to !== undefined);
  return (
    <figure class="place-map">
      {/* Where points are links, the same links are in a list: nobody has to step through them here. */}
      <svg
        viewBox={box.join(' ')}
        {...(isWay ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label })}
      >
        <path
          class="ground"
          d={rings.map((ring) => `M${ring.map((xy) => xy.join(' ')).join('L')}Z`).join('')}
        />
        {points.map((point, index) => {
          const [x, y] = drawn(point);
          const dot = <circle class="point" cx={x} cy={y} r="9" />;
          return point.to === undefined ? (
            <g key={index}>{dot}</g>
          ) : (
            <a key={index} href={point.to} tabIndex={-1}>
              <title>{point.title}</title>
              {dot}
            </a>
          );
        })}
      </svg>
      {isWay && <figcaption class="small">{label}</figcaption>}
    </figure>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

function least(all: readonly (readonly number[])[], axis: 0 | 1, sign = 1): number {
  return all.reduce((found, each) => Math.min(found, sign * (each[axis] ?? 0)), Infinity);
}

/** Without the corners that nobody could see. */
function thinned(ring: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [x, y] of ring) {
    const [beforeX, beforeY] = kept.at(-1) ?? [Infinity, Infinity];
    if (Math.hypot(x - beforeX, y - beforeY) >= STEP) kept.push([x, y]);
  }
  return kept;
}
