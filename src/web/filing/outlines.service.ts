import { Injectable } from '@nestjs/common';
import { type FeatureCollection, type MultiLineString, type MultiPolygon } from 'geojson';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { type GeometryCollection, type Topology } from 'topojson-specification';
import { AreaDirectory } from '../../areas/area-directory.service.js';
import { type AreaTree } from '../../areas/area-tree.js';

/** Corners that stand out by less ground than this are left out: in square degrees, about 60 by 60 metres. */
const LEAST_AREA = 3e-7;
/** Of a degree: about ten metres. */
const DECIMALS = 4;

/** Keeps the lines between all kelurahan, to be laid over a map; made once for each revision of the areas. */
@Injectable()
export class Outlines {
  private readonly made = new WeakMap<AreaTree, string>();

  constructor(private readonly areas: AreaDirectory) {}

  /** GeoJSON: one MultiLineString, in which each border between two kelurahan is there once. */
  json(): string {
    const { tree } = this.areas;
    const known = this.made.get(tree) ?? JSON.stringify(this.draw(tree));
    this.made.set(tree, known);
    return known;
  }

  private draw(tree: AreaTree): MultiLineString {
    const grounds: FeatureCollection<MultiPolygon> = {
      type: 'FeatureCollection',
      features: tree.list({ level: 'kelurahan' }).flatMap(({ code }) => {
        const boundary = this.areas.boundaryOf(code);
        if (!boundary) return [];
        const geometry = { type: 'MultiPolygon' as const, coordinates: boundary.polygons };
        return [{ type: 'Feature' as const, properties: {}, geometry }];
      }),
    };
    const whole = topology({ grounds }) as Topology<{ grounds: GeometryCollection }>;
    const simple = simplify(presimplify(whole), LEAST_AREA);
    const { coordinates } = mesh(simple, simple.objects.grounds);
    return {
      type: 'MultiLineString',
      coordinates: coordinates.map((line) =>
        line.map((position) => position.map((degrees) => Number(degrees.toFixed(DECIMALS)))),
      ),
    };
  }
}
