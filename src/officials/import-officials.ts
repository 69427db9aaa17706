import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { isDay } from '../common/city-time.js';
import { readCsv, refuseFaults } from '../common/csv.js';
import { recordCommand, digestOf } from '../audit/by-command.js';
import { Office, positions } from './office.entity.js';
import { Person } from './person.entity.js';
import { Tenure } from './tenure.entity.js';

const EXCLUSION_VIOLATION = '23P01';

const day = z.string().refine(isDay, 'must be a day such as 2026-03-01');
const row = z
  .object({
    area_code: z.string().min(1),
    position: z.enum(positions).exclude(['triage']),
    name: z.string().min(1).max(120),
    email: z.email().transform((email) => email.toLowerCase()),
    from: day,
    until: z.union([z.literal(''), day]).transform((text) => text || null),
    acting: z
      .enum(['', 'true', 'false', 'yes', 'no', '1', '0'])
      .transform((text) => ['true', 'yes', '1'].includes(text)),
  })
  .refine(({ from, until }) => until === null || until > from, {
    path: ['until'],
    message: 'must come after from',
  });
type OfficialRow = z.infer<typeof row>;

/**
 * Imports people and their tenures from a CSV of
 * `area_code,position,name,email,from,until,acting`, all or nothing. A person is
 * known by e-mail, a tenure by office and first day, so the same file can be
 * imported again after it was completed. `until` is the first day no longer in
 * office, empty while it lasts.
 *
 * @returns how many tenures the file holds
 * @throws OperatorError naming line and fault, also where two people would hold one office at once
 */
export async function importOfficials(db: DataSource, csv: string): Promise<number> {
  const rows = readCsv(csv, row);
  const offices = new Map((await db.getRepository(Office).find()).map((office) => [office.code, office]));
  refuseFaults(
    rows.flatMap(({ area_code, position }, index) => {
      const office = offices.get(area_code);
      if (!office) return [`line ${index + 2}: area_code: there is no area ${area_code}`];
      return office.position === position
        ? []
        : [`line ${index + 2}: position: ${office.name} is a ${office.position}, not a ${position}`];
    }),
  );
  await db.transaction(async (manager) => {
    // Ends come first, so that a file may end one tenure and begin the next.
    for (const [index, official] of [...rows.entries()].sort(([, a], [, b]) => (a.from < b.from ? -1 : 1))) {
      await saveTenure(manager, official).catch((fault: unknown) => {
        if (!isOverlap(fault)) throw fault;
        refuseFaults([
          `line ${index + 2}: ${offices.get(official.area_code)?.name} would be held by two people at once from ${official.from}`,
        ]);
      });
    }
    await recordCommand(manager, 'officials.imported', 'officials', {
      tenures: rows.length,
      file: digestOf(csv),
    });
  });
  return rows.length;
}

async function saveTenure(
  manager: EntityManager,
  { area_code, name, email, from, until, acting }: OfficialRow,
): Promise<void> {
  await manager.query(
    `INSERT INTO people (id, name, email) VALUES ($1, $2, $3) ON CONFLICT (email) DO UPDATE SET name = excluded.name`,
    [uuid(), name, email],
  );
  const person = await manager.findOneByOrFail(Person, { email });
  const same = await manager.findOneBy(Tenure, { officeCode: area_code, fromDay: from });
  const tenure = {
    id: same?.id ?? uuid(),
    officeCode: area_code,
    personId: person.id,
    fromDay: from,
    untilDay: until,
    acting,
  };
  await manager.save(Tenure, tenure);
}

function isOverlap(fault: unknown): boolean {
  return (
    fault instanceof QueryFailedError && (fault.driverError as { code?: string }).code === EXCLUSION_VIOLATION
  );
}
