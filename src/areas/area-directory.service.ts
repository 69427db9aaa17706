import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { inWorker } from '../common/in-worker.js';
import { cachedPromise } from '../common/cached-promise.js';
import { AreaTree } from './area-tree.js';
import { AreasRepository } from './areas.repository.js';
import { type Boundary, type Polygons } from './boundary.entity.js';
import { type City } from './city.entity.js';
import { buildLocate, type Located, type GeoPoint } from './locate.js';

/** How often the revision is read, in milliseconds. */
const POLL_INTERVAL_MS = 2_000;

interface Snapshot {
  readonly revision: string;
  readonly tree: AreaTree;
  readonly cities: readonly City[];
  readonly locate: (point: GeoPoint) => Located | undefined;
  readonly boundaries: ReadonlyMap<string, Boundary>;
  readonly dissolved: Map<string, Promise<Polygons>>;
}

/**
 * The areas and boundaries of all cities, in memory. An import raises the
 * revision in the database, and every process reads them anew within seconds.
 */
@Injectable()
export class AreaDirectoryService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Areas');
  private snapshot!: Snapshot;
  private timer?: NodeJS.Timeout;

  constructor(private readonly repository: AreasRepository) {}

  async onModuleInit(): Promise<void> {
    this.snapshot = await this.read(await this.repository.revision());
    this.timer = setInterval(() => {
      this.refresh().catch((fault: Error) => this.logger.warn(`Areas not read anew: ${fault.message}`));
    }, POLL_INTERVAL_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  get tree(): AreaTree {
    return this.snapshot.tree;
  }

  /** In the order in which they were loaded. */
  get cities(): readonly City[] {
    return this.snapshot.cities;
  }

  locate(point: GeoPoint): Located | undefined {
    return this.snapshot.locate(point);
  }

  /** The city an area belongs to; the first one loaded where no area is given. */
  cityOf(areaCode: string | undefined): City | undefined {
    const prefix = areaCode === undefined ? undefined : this.tree.get(areaCode)?.cityPrefix;
    return this.cities.find((city) => city.prefix === prefix) ?? this.cities[0];
  }

  /** The shape of a kelurahan; undefined where it has none. */
  groundOf(kelurahan: string): Polygons | undefined {
    return this.snapshot.boundaries.get(kelurahan)?.polygons;
  }

  /** The shape of an area at any level, with its source; undefined where none of its kelurahan has one. */
  async boundaryOf(code: string): Promise<{ polygons: Polygons; source: string } | undefined> {
    const { boundaries, dissolved } = this.snapshot;
    const parts = this.tree.kelurahanIn(code).flatMap((kelurahan) => boundaries.get(kelurahan) ?? []);
    if (parts.length === 0) return undefined;
    const polygons = cachedPromise(dissolved, code, () => union(parts.map((part) => part.polygons)));
    return { polygons: await polygons, source: [...new Set(parts.map((part) => part.source))].join('; ') };
  }

  /** Reads everything anew if it has changed. */
  async refresh(): Promise<void> {
    const revision = await this.repository.revision();
    if (revision !== this.snapshot.revision) this.snapshot = await this.read(revision);
  }

  private async read(revision: string): Promise<Snapshot> {
    const [areas, cities, boundaries] = await Promise.all([
      this.repository.areas(),
      this.repository.cities(),
      this.repository.boundaries(),
    ]);
    return {
      revision,
      tree: new AreaTree(areas),
      cities,
      locate: buildLocate(boundaries.map(({ areaCode, polygons }) => ({ code: areaCode, polygons }))),
      boundaries: new Map(boundaries.map((boundary) => [boundary.areaCode, boundary])),
      dissolved: new Map(),
    };
  }
}

/** Of a city it takes a tenth of a second, of a province many. */
function union(shapes: readonly Polygons[]): Promise<Polygons> {
  const [only] = shapes;
  if (only && shapes.length === 1) return Promise.resolve(only);
  return inWorker<Polygons>(new URL('./dissolve.worker.js', import.meta.url), shapes);
}
