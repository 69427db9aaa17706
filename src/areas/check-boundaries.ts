import Flatbush from 'flatbush';
import { type Position } from 'geojson';
import { polygonToCells } from 'h3-js';
import { type Polygons } from './boundary.entity.js';

/** Ground is compared by cells of about 2,150 m². */
const RESOLUTION = 11;

/** Two areas may share this part of the smaller one: slivers, where two surveys drew one line. */
const SLIVER = 0.02;

export interface CheckedBoundary {
  readonly code: string;
  readonly polygons: Polygons;
}

export interface BoundaryCheck {
  readonly boundaries: readonly CheckedBoundary[];
  /** Each names the feature and its fault; empty where all is well. */
  readonly faults: readonly string[];
}

/**
 * Reads a GeoJSON FeatureCollection of kelurahan and checks all of it: every
 * code known and given once, every ring closed, simple and with area.
 *
 * @param codeProperty the property of a feature that holds its area code
 * @param isKelurahan whether a code is one of a known kelurahan
 */
export function readBoundaries(
  collection: unknown,
  codeProperty: string,
  isKelurahan: (code: string) => boolean,
): BoundaryCheck {
  const features = featuresOf(collection);
  if (features === undefined)
    return { boundaries: [], faults: ['the file is not a GeoJSON FeatureCollection with features'] };
  const faults: string[] = [];
  const byCode = new Map<string, Polygons>();
  features.forEach((feature, index) => {
    const code =
      isRecord(feature) && isRecord(feature.properties) ? feature.properties[codeProperty] : undefined;
    const name = `feature ${index + 1}${typeof code === 'string' ? ` (${code})` : ''}`;
    if (typeof code !== 'string')
      return faults.push(`${name}: has no text in the property "${codeProperty}"`);
    if (!isKelurahan(code)) return faults.push(`${name}: there is no kelurahan with this code`);
    if (byCode.has(code)) return faults.push(`${name}: the code stood in an earlier feature already`);
    const polygons = polygonsOf(isRecord(feature) ? feature.geometry : undefined);
    if (polygons === undefined)
      return faults.push(`${name}: its geometry is neither Polygon nor MultiPolygon`);
    byCode.set(code, polygons);
    return faults.push(
      ...polygons
        .flatMap((rings) => rings.flatMap((ring) => ringFaults(ring)))
        .map((fault) => `${name}: ${fault}`),
    );
  });
  return { boundaries: [...byCode].map(([code, polygons]) => ({ code, polygons })), faults };
}

/** Names the pairs of areas that claim the same ground beyond slivers. */
export function overlapFaults(boundaries: readonly CheckedBoundary[]): string[] {
  const firstClaim = new Map<string, string>();
  const sizes = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const { code, polygons } of boundaries) {
    const cells = new Set(
      polygons.flatMap((rings) => polygonToCells(rings as number[][][], RESOLUTION, true)),
    );
    sizes.set(code, cells.size);
    for (const cell of cells) {
      const other = firstClaim.get(cell);
      if (other === undefined) firstClaim.set(cell, code);
      else shared.set(`${other} ${code}`, (shared.get(`${other} ${code}`) ?? 0) + 1);
    }
  }
  return [...shared].flatMap(([pair, cells]) => {
    const [one = '', other = ''] = pair.split(' ');
    const part = cells / Math.min(sizes.get(one) ?? 1, sizes.get(other) ?? 1);
    return part > SLIVER && cells > 2
      ? [`${one} and ${other} claim the same ground: ${Math.ceil(part * 100)} % of the smaller one`]
      : [];
  });
}

function ringFaults(ring: unknown): string[] {
  if (!Array.isArray(ring) || !ring.every(isPosition))
    return ['a ring holds something other than [longitude, latitude] in degrees'];
  if (ring.length < 4) return ['a ring has fewer than four positions'];
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return [`a ring is not closed: it begins at ${at(first)} and ends at ${at(last)}`];
  const crossing = selfCrossing(ring);
  if (crossing) return [`a ring crosses itself near ${at(crossing)}`];
  return Math.abs(signedArea(ring)) < 1e-12 ? [`a ring at ${at(first)} encloses no ground`] : [];
}

/** A point where two edges of the ring cross, if any do. */
function selfCrossing(ring: readonly Position[]): Position | undefined {
  const edges = ring.slice(1).map((to, index) => [ring[index] as Position, to] as const);
  const index = new Flatbush(edges.length);
  for (const [a, b] of edges)
    index.add(Math.min(x(a), x(b)), Math.min(y(a), y(b)), Math.max(x(a), x(b)), Math.max(y(a), y(b)));
  index.finish();
  for (const [number, [a, b]] of edges.entries()) {
    const others = index.search(
      Math.min(x(a), x(b)),
      Math.min(y(a), y(b)),
      Math.max(x(a), x(b)),
      Math.max(y(a), y(b)),
    );
    const crossed = others.some((other) => {
      const edge = edges[other];
      return other > number && edge !== undefined && cross(a, b, ...edge);
    });
    if (crossed) return a;
  }
  return undefined;
}

/** Whether two segments cross at a point inside both; touching at an end is allowed. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position): number =>
    Math.sign((x(q) - x(p)) * (y(r) - y(p)) - (y(q) - y(p)) * (x(r) - x(p)));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function signedArea(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, to, index) => {
    const from = ring[index] as Position;
    return sum + (x(from) * y(to) - x(to) * y(from)) / 2;
  }, 0);
}

const x = (position: Position): number => position[0] ?? Number.NaN;
const y = (position: Position): number => position[1] ?? Number.NaN;
const at = (position: Position | undefined): string => (position ? `[${position.join(', ')}]` : 'nowhere');

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value)) return false;
  const [lng, lat] = value as unknown[];
  return isWithin(lng, 180) && isWithin(lat, 90);
}

function isWithin(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= limit;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(collection: unknown): unknown[] | undefined {
  if (!isRecord(collection) || collection.type !== 'FeatureCollection' || !Array.isArray(collection.features))
    return undefined;
  return collection.features.length > 0 ? (collection.features as unknown[]) : undefined;
}

function polygonsOf(geometry: unknown): Polygons | undefined {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return undefined;
  const polygons: unknown =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined;
  return polygons.every((rings) => Array.isArray(rings) && rings.length > 0)
    ? (polygons as Polygons)
    : undefined;
}
