import { IANAZone } from 'luxon';
import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { readCsv, refuseFaults } from '../common/csv.js';
import { OperatorError } from '../common/operator-error.js';
import { recordCommand, digestOf } from '../audit/by-command.js';
import { Area, areaLevels } from './area.entity.js';
import { City } from './city.entity.js';
import { raiseRevision } from './raise-revision.js';

const row = z.object({
  level: z.enum(areaLevels),
  code: z.string().regex(/^[\w.-]{1,40}$/, 'has characters other than letters, digits, dots and dashes'),
  parent_code: z.string(),
  name: z.string().min(1).max(120),
});
type AreaRow = z.infer<typeof row>;

export interface CityToLoad {
  /** Two to five capital letters that begin every complaint number. */
  readonly prefix: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

/**
 * Loads a city's areas from a CSV of `level,code,parent_code,name`, all or
 * nothing. Areas that are there already take the new names.
 *
 * @returns how many areas the file holds
 * @throws OperatorError naming line and fault
 */
export async function importAreas(db: DataSource, csv: string, city: CityToLoad): Promise<number> {
  if (!/^[A-Z]{2,5}$/.test(city.prefix)) {
    throw new OperatorError(
      `"${city.prefix}" cannot begin complaint numbers.`,
      'Give --prefix two to five capital letters.',
    );
  }
  if (!IANAZone.isValidZone(city.timeZone)) {
    throw new OperatorError(
      `There is no time zone "${city.timeZone}".`,
      'Give an IANA name such as Asia/Jakarta.',
    );
  }
  const rows = readCsv(csv, row);
  const root = checkTree(rows);
  await db.transaction(async (manager) => {
    await raiseRevision(manager);
    const present = await manager.find(Area);
    const taken = present.find(
      (area) => area.cityPrefix !== city.prefix && rows.some(({ code }) => code === area.code),
    );
    if (taken) {
      throw new OperatorError(
        `The code ${taken.code} belongs to ${taken.name} of ${taken.cityPrefix}.`,
        'Use codes that no other city uses.',
      );
    }
    const known = await manager.findOneBy(City, { prefix: city.prefix });
    if (known && known.rootCode !== root.code) {
      throw new OperatorError(
        `The prefix ${city.prefix} belongs to ${known.name}.`,
        'Choose another --prefix.',
      );
    }
    await manager.upsert(
      City,
      { prefix: city.prefix, rootCode: root.code, name: root.name, timeZone: city.timeZone },
      ['prefix'],
    );
    const areas = rows.map(({ level, code, parent_code, name }) => ({
      level,
      code,
      parentCode: parent_code || null,
      name,
      cityPrefix: city.prefix,
    }));
    await manager.upsert(Area, areas, ['code']);
    await recordCommand(manager, 'areas.imported', city.prefix, { areas: areas.length, file: digestOf(csv) });
  });
  return rows.length;
}

/** @returns the one area without a parent */
function checkTree(rows: readonly AreaRow[]): AreaRow {
  const byCode = new Map(rows.map((area) => [area.code, area]));
  const faults: string[] = [];
  const doubled = rows.find((area, index) => rows.findIndex(({ code }) => code === area.code) !== index);
  if (doubled) faults.push(`the code ${doubled.code} stands there twice`);
  const roots = rows.filter((area) => area.parent_code === '');
  if (roots.length !== 1)
    faults.push(`${roots.length} areas have no parent_code; exactly one must, the city as a whole`);
  for (const area of rows) {
    const parent = byCode.get(area.parent_code);
    if (area.parent_code && !parent) faults.push(`${area.code}: there is no parent ${area.parent_code}`);
    if (parent && areaLevels.indexOf(parent.level) >= areaLevels.indexOf(area.level)) {
      faults.push(`${area.code}: a ${area.level} cannot lie in a ${parent.level}`);
    }
  }
  refuseFaults(faults);
  return roots[0] as AreaRow;
}
