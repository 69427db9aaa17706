import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AreaDirectoryService } from '../../../areas/area-directory.service.js';
import { Clock } from '../../../common/clock.js';
import { type Bilingual } from '../../../common/language.js';
import { Office } from '../../../officials/office.entity.js';
import { Unit } from '../../../officials/unit.entity.js';
import { Category } from '../categories/category.entity.js';
import { type CodeAndNamesResponse, type ComplaintAreaResponse } from './named.response.js';

const CACHED_MS = 10_000;

/** The names behind the codes of a complaint. */
export interface Directory {
  zoneOf(cityPrefix: string): string;
  category(code: string): CodeAndNamesResponse;
  /** The kelurahan of an office; null for every other office and for none. */
  areaOf(office: string | null): ComplaintAreaResponse | null;
  officeName(office: string | null): string | null;
  unitName(unit: string): string;
}

/** Caches the names of categories, offices and units for ten seconds. */
@Injectable()
export class DirectoryService {
  private cached?: { directory: Directory; readAt: number };

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly areas: AreaDirectoryService,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Directory> {
    const now = this.clock.now().getTime();
    if (this.cached && Math.abs(now - this.cached.readAt) < CACHED_MS) return this.cached.directory;
    this.cached = { directory: await this.read(), readAt: now };
    return this.cached.directory;
  }

  private async read(): Promise<Directory> {
    const [categories, offices, units] = await Promise.all([
      this.db.getRepository(Category).find(),
      this.db.getRepository(Office).find(),
      this.db.getRepository(Unit).find(),
    ]);
    const categoryNames = new Map(
      categories.map(({ code, nameId, nameEn }): [string, Bilingual] => [code, { id: nameId, en: nameEn }]),
    );
    const officeNames = new Map(offices.map(({ code, name }) => [code, name]));
    const unitNames = new Map(units.map(({ code, nameId }) => [code, nameId]));
    const { areas } = this;
    return {
      zoneOf: (prefix) => areas.cities.find((city) => city.prefix === prefix)?.timeZone ?? 'UTC',
      category: (code) => ({ code, name: categoryNames.get(code) ?? { id: code, en: code } }),
      areaOf: (office) => areaOf(office, areas),
      officeName: (office) => (office === null ? null : (officeNames.get(office) ?? office)),
      unitName: (unit) => unitNames.get(unit) ?? unit,
    };
  }
}

function areaOf(office: string | null, { tree }: AreaDirectoryService): ComplaintAreaResponse | null {
  const kelurahan = office === null ? undefined : tree.get(office);
  if (kelurahan?.level !== 'kelurahan') return null;
  const [kecamatan, city] = (['kecamatan', 'city'] as const).map((level) => {
    const area = tree.ancestor(kelurahan.code, level);
    return area ? { code: area.code, name: area.name } : null;
  });
  return { code: kelurahan.code, name: kelurahan.name, kecamatan: kecamatan ?? null, city: city ?? null };
}
