import { basename } from 'node:path';
import { type DataSource } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Boundary } from '../areas/boundary.entity.js';
import { City } from '../areas/city.entity.js';
import { OperatorError } from '../common/operator-error.js';
import { type ReportStep } from '../common/steps.js';
import { Category } from '../complaints/core/categories/category.entity.js';
import { recordCommand } from '../audit/by-command.js';
import { readRules } from '../deadlines/read-rules.js';
import { type Rules, noRules } from '../deadlines/rules.js';
import { type CityAreas, cityAreas } from './city-areas.js';
import { type Profile } from './profile.js';
import { complaintReader } from './read-complaint.js';
import { type Rejects } from './rejects.js';
import { type Source } from './source/source.js';
import { type SourceRow } from './source/source-row.js';
import { store, type Told } from './store.js';

const AT_ONCE = 1_000;

/** What an import is to do. */
export interface ImportOrder {
  readonly source: Source;
  readonly profile: Profile;
  /** Prefix of the city. */
  readonly city: string;
  readonly rejects: Rejects;
  /** Only look whether the rows can be imported. */
  readonly dryRun: boolean;
}

/** How many rows of a file there were, and what became of them. */
export interface ImportCounts {
  read: number;
  imported: number;
  alreadyThere: number;
  rejected: number;
}

/**
 * Imports complaints of the past from a file, in portions each of which is stored
 * whole. Safe to run again, also after it was killed: what is there stays as it is.
 *
 * @throws OperatorError where there is no such city, or profile and file do not fit
 */
export async function importComplaints(
  db: DataSource,
  { source, profile, city: prefix, rejects, dryRun }: ImportOrder,
  report: ReportStep,
): Promise<ImportCounts> {
  const { city, ...surroundings } = await surroundingsOf(db, prefix);
  const read = complaintReader(profile, { ...surroundings, zone: city.timeZone });
  const counts: ImportCounts = { read: 0, imported: 0, alreadyThere: 0, rejected: 0 };
  const reject = (row: SourceRow, faults: readonly string[]): void => {
    rejects.write(row, faults);
    counts.rejected++;
  };
  const says = (action: string, details: object): Promise<void> =>
    db.transaction((manager) =>
      recordCommand(manager, action, basename(source.file), { city: prefix, ...details }),
    );
  let hasBegun = false;
  const storeAll = async (told: readonly Told<SourceRow>[]): Promise<void> => {
    if (dryRun || told.length === 0) return;
    // A killed import leaves its stored portions and a record of them.
    if (!hasBegun) await says('history.import_began', {});
    hasBegun = true;
    const { imported, alreadyThere, refused } = await store(db.manager, told, city, surroundings.areas);
    counts.imported += imported;
    counts.alreadyThere += alreadyThere;
    refused.forEach(({ row, fault }) => reject(row, [fault]));
  };
  const began = performance.now();
  // While one portion is stored, the next is read.
  let underWay = Promise.resolve();
  for await (const rows of source.rows(AT_ONCE)) {
    counts.read += rows.length;
    const told = rows.flatMap((row) => {
      const outcome = row.fault === undefined ? read(row.record) : { faults: [row.fault] };
      if ('complaint' in outcome) return [{ complaint: outcome.complaint, row }];
      reject(row, outcome.faults);
      return [];
    });
    await underWay;
    underWay = storeAll(told);
    // Its error is thrown where it is awaited, which is later.
    underWay.catch(() => undefined);
    report(source.fraction(), paceOf(counts.read, source.fraction(), performance.now() - began));
  }
  await underWay;
  if (counts.read === 0) throw new OperatorError('The file holds no rows.', 'Give a file with complaints.');
  // Otherwise questions would be planned for an empty table until the database looks by itself.
  if (counts.imported > 0) await db.query('ANALYZE complaints, complaint_events');
  if (hasBegun) await says('history.imported', counts);
  return counts;
}

interface Surroundings {
  readonly city: City;
  readonly areas: CityAreas;
  readonly categories: ReadonlyMap<string, Category>;
  readonly rules: Rules;
  readonly now: Date;
}

/** @throws OperatorError where there is no such city */
async function surroundingsOf(db: DataSource, prefix: string): Promise<Surroundings> {
  const cities = await db.getRepository(City).find({ order: { prefix: 'ASC' } });
  const city = cities.find((each) => each.prefix === prefix);
  if (!city) {
    throw new OperatorError(
      `There is no city ${prefix}.`,
      `Give --city ${cities.map((each) => each.prefix).join(' or ')}, or load it first with: areas import`,
    );
  }
  const [areas, boundaries, categories, rules, [{ now }]] = await Promise.all([
    db.getRepository(Area).findBy({ cityPrefix: prefix }),
    db.getRepository(Boundary).find(),
    db.getRepository(Category).find(),
    readRules(db.manager),
    db.query<[{ now: Date }]>('SELECT now()'),
  ]);
  return {
    city,
    areas: cityAreas(areas, boundaries),
    categories: new Map(categories.map((category) => [category.code, category])),
    rules: rules.get(prefix) ?? noRules(city.timeZone),
    now,
  };
}

/** How many rows, how fast, and how long it will take, in words. */
export function paceOf(rows: number, fraction: number, milliseconds: number): string {
  const perSecond = Math.round((rows * 1000) / Math.max(milliseconds, 1));
  const left = fraction > 0 ? Math.ceil(((1 - fraction) / fraction) * (milliseconds / 1000)) : undefined;
  const count = (number: number): string => number.toLocaleString('en');
  return [
    `${count(rows)} rows`,
    `${count(perSecond)} rows/s`,
    ...(left === undefined ? [] : [`${count(left)} s left`]),
  ].join(', ');
}
