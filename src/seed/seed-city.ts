import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { Boundary } from '../areas/boundary.entity.js';
import { City } from '../areas/city.entity.js';
import { importAreas } from '../areas/import-areas.js';
import { readOutline } from '../areas/outline.js';
import { raiseRevision } from '../areas/raise-revision.js';
import { readCsv } from '../common/csv.js';
import { Category } from '../complaints/core/categories/category.entity.js';
import { DeadlineVersion } from '../deadlines/deadline-version.entity.js';
import { importHolidays } from '../deadlines/holidays.js';
import { byCommandIfChanged } from '../audit/by-command.js';
import { ensureOffices } from '../officials/offices.js';
import { Unit } from '../officials/unit.entity.js';

const cityFile = z.object({
  prefix: z.string(),
  timeZone: z.string(),
  boundarySource: z.string(),
  holidaySource: z.string(),
});
const unitRow = z.object({ code: z.string(), name_id: z.string(), name_en: z.string() });
const categoryRow = unitRow.extend({
  unit_code: z.string(),
  first_response_hours: z.coerce.number(),
  resolution_hours: z.coerce.number(),
  evidence_required: z.enum(['yes', 'no']),
  about_office: z.enum(['yes', 'no']),
});
const outlineRow = z.object({ code: z.string(), outline: z.string().transform(readOutline) });

/** Whether the city of a folder is there, to the last step of {@link seedCity}. */
export async function isSeeded(db: DataSource, folder: string): Promise<boolean> {
  const { prefix } = readCity(folder);
  const known = await db.getRepository(City).existsBy({ prefix });
  return known && (await db.getRepository(Boundary).exists());
}

/**
 * Fills the database with the city in a folder beside this file: areas, offices,
 * units, categories and boundaries. Each step completes what an interrupted one
 * left.
 */
export async function seedCity(db: DataSource, folder: string): Promise<void> {
  const read = (name: string): Buffer => readSeed(folder, name);
  const city = readCity(folder);
  await importAreas(db, read('areas.csv').toString(), city);
  await db.transaction((manager) => ensureOffices(manager));
  await seedCategories(
    db,
    readCsv(read('units.csv').toString(), unitRow),
    readCsv(read('categories.csv').toString(), categoryRow),
  );
  const outlines = readCsv(gunzipSync(read('kelurahan-outlines.csv.gz')).toString(), outlineRow);
  await seedBoundaries(db, outlines, city.boundarySource);
}

/**
 * Gives the city of a folder its holidays, unless it was given them before; a
 * database from before there were any gets them too.
 */
export async function seedHolidays(db: DataSource, folder: string): Promise<void> {
  const { prefix, holidaySource } = readCity(folder);
  if (await db.getRepository(DeadlineVersion).existsBy({ cityPrefix: prefix, about: 'holidays' })) return;
  await importHolidays(db, readSeed(folder, 'holidays.csv').toString(), {
    cityPrefix: prefix,
    source: holidaySource,
  });
}

function readCity(folder: string): z.infer<typeof cityFile> {
  return cityFile.parse(JSON.parse(readSeed(folder, 'city.json').toString()));
}

function readSeed(folder: string, name: string): Buffer {
  return readFileSync(new URL(`./${folder}/${name}`, import.meta.url));
}

async function seedCategories(
  db: DataSource,
  units: z.infer<typeof unitRow>[],
  categories: z.infer<typeof categoryRow>[],
): Promise<void> {
  const unitRows = units.map(({ code, name_id, name_en }) => ({ code, nameId: name_id, nameEn: name_en }));
  const categoryRows = categories.map((row, place) => ({
    code: row.code,
    nameId: row.name_id,
    nameEn: row.name_en,
    unitCode: row.unit_code || null,
    firstResponseHours: row.first_response_hours,
    resolutionHours: row.resolution_hours,
    evidenceRequired: row.evidence_required === 'yes',
    aboutOffice: row.about_office === 'yes' ? true : null,
    place,
  }));
  await db.transaction(async (manager) => {
    await manager.upsert(Unit, unitRows, ['code']);
    await manager.upsert(Category, categoryRows, ['code']);
    await byCommandIfChanged(manager, 'categories.seeded', 'categories', {
      units: unitRows.length,
      categories: categoryRows.length,
    });
  });
}

async function seedBoundaries(
  db: DataSource,
  rows: z.infer<typeof outlineRow>[],
  source: string,
): Promise<void> {
  const importedAt = new Date();
  const boundaries = rows.map(({ code, outline }) => ({
    areaCode: code,
    polygons: outline,
    source,
    importedAt,
  }));
  await db.transaction(async (manager) => {
    await manager.upsert(Boundary, boundaries, ['areaCode']);
    await raiseRevision(manager);
    await byCommandIfChanged(manager, 'boundaries.seeded', source, { kelurahan: boundaries.length });
  });
}
