import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { cityMeant } from '../areas/city-meant.js';
import { type Day, isDay } from '../common/city-time.js';
import { OperatorError } from '../common/operator-error.js';
import { recordCommand } from '../audit/by-command.js';
import { Office, TRIAGE_OFFICE } from './office.entity.js';
import { Person } from './person.entity.js';
import { Posting } from './posting.entity.js';
import { Unit } from './unit.entity.js';

const EXCLUSION_VIOLATION = '23P01';

/** Where somebody serves: an office or a unit. */
export interface StaffPlace {
  readonly office?: string;
  readonly unit?: string;
}

/** Somebody to be put on a staff. */
export interface NewStaff extends StaffPlace {
  readonly email: string;
  readonly name: string;
  /** Prefix of the city whose triage desk it is; may be left out where there is only one. */
  readonly city?: string | undefined;
  readonly from: Day;
  /** First day no longer on it. */
  readonly until: Day | undefined;
}

/**
 * Puts a person on the staff of a kelurahan, the triage desk or a unit, from a day to a day.
 *
 * @returns what the place is called
 */
export function addStaff(
  db: DataSource,
  { email, name, city, from, until, ...place }: NewStaff,
): Promise<string> {
  const address = addressOrRefuse(email);
  if (until !== undefined && until <= from)
    throw new OperatorError(`--until ${until} does not come after ${from}.`, 'Give the first day no longer.');
  return db.transaction(async (manager) => {
    const { code, called, ...columns } = await placeOrRefuse(manager, place);
    await manager.query(
      `INSERT INTO people (id, name, email) VALUES ($1, $2, $3) ON CONFLICT (email) DO UPDATE SET name = excluded.name`,
      [uuid(), name, address],
    );
    const person = await manager.findOneByOrFail(Person, { email: address });
    const cityPrefix = await triageCityOf(manager, code, city);
    const posting = {
      id: uuid(),
      personId: person.id,
      ...columns,
      cityPrefix,
      fromDay: from,
      untilDay: until ?? null,
    };
    await manager.insert(Posting, posting).catch((fault: unknown) => {
      if (!isOverlap(fault)) throw fault;
      throw new OperatorError(
        `${address} is on the staff of ${called} on some of these days already.`,
        'See it with: staff list',
      );
    });
    await recordCommand(manager, 'staff.added', address, {
      place: code,
      ...(cityPrefix !== null && { city: cityPrefix }),
      from,
      until: until ?? null,
    });
    return called;
  });
}

/** Lets a posting end. @param on first day no longer on the staff */
export function endStaff(db: DataSource, email: string, place: StaffPlace, on: Day): Promise<string> {
  const address = addressOrRefuse(email);
  return db.transaction(async (manager) => {
    const { code, called, ...columns } = await placeOrRefuse(manager, place);
    const person = await manager.findOneBy(Person, { email: address });
    const [posting] = person
      ? await manager.query<{ id: string; fromDay: Day }[]>(
          `SELECT id, from_day::text AS "fromDay" FROM postings
           WHERE person_id = $1 AND coalesce(office_code, unit_code) = $2 AND (until_day IS NULL OR until_day > $3)
           ORDER BY from_day LIMIT 1`,
          [person.id, columns.officeCode ?? columns.unitCode, on],
        )
      : [];
    if (!posting)
      throw new OperatorError(`${address} is not on the staff of ${called}.`, 'See it with: staff list');
    // One that has not begun by then never does.
    if (posting.fromDay >= on) await manager.delete(Posting, { id: posting.id });
    else await manager.update(Posting, { id: posting.id }, { untilDay: on });
    await recordCommand(manager, 'staff.ended', address, { place: code, until: on });
    return called;
  });
}

/** Somebody on a staff. */
export interface Serving {
  readonly place: string;
  /** Of the triage desk, whose it is. */
  readonly city: string | null;
  readonly person: string;
  readonly email: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

/** Everybody who is on a staff, or will be. */
export function listStaff({ manager }: DataSource, today: Day): Promise<Serving[]> {
  return manager.query<Serving[]>(
    `SELECT coalesce(offices.name, units.name_id) AS place, postings.city_prefix AS city, people.name AS person, people.email,
            from_day::text AS "fromDay", until_day::text AS "untilDay"
     FROM postings JOIN people ON people.id = person_id
     LEFT JOIN offices ON offices.code = office_code LEFT JOIN units ON units.code = unit_code
     WHERE until_day IS NULL OR until_day > $1
     ORDER BY coalesce(office_code, unit_code), from_day, people.email`,
    [today],
  );
}

/** @throws OperatorError where the text is no day; the option is named */
export function dayOrRefuse(text: string, option: string): Day {
  const exists: boolean = isDay(text);
  if (!exists) throw new OperatorError(`${option} "${text}" is no day.`, 'Write it as 2026-03-01.');
  return text;
}

interface KnownPlace {
  readonly code: string;
  readonly called: string;
  readonly officeCode: string | null;
  readonly unitCode: string | null;
}

async function placeOrRefuse(manager: EntityManager, { office, unit }: StaffPlace): Promise<KnownPlace> {
  if ((office === undefined) === (unit === undefined))
    throw new OperatorError('Where is it?', 'Give either --office or --unit.');
  if (unit !== undefined) {
    const known = await manager.findOneBy(Unit, { code: unit });
    if (!known) throw new OperatorError(`There is no unit ${unit}.`, 'See them at GET /api/v1/units.');
    return { code: unit, called: known.nameId, officeCode: null, unitCode: unit };
  }
  const known = await manager.findOneBy(Office, { code: office });
  if (!known || !['lurah', 'triage'].includes(known.position))
    throw new OperatorError(
      known ? `${known.name} has no staff here.` : `There is no office ${office}.`,
      'Give --office the code of a kelurahan, or triage.',
    );
  return { code: known.code, called: known.name, officeCode: known.code, unitCode: null };
}

/** The city of a triage desk; null for other places, which lie in a city or in none. */
async function triageCityOf(
  manager: EntityManager,
  place: string,
  city: string | undefined,
): Promise<string | null> {
  if (place === TRIAGE_OFFICE) return (await cityMeant(manager, city)).prefix;
  if (city === undefined) return null;
  throw new OperatorError(
    'Only the triage desk has a --city.',
    'Leave it out: a kelurahan lies in its city.',
  );
}

function addressOrRefuse(email: string): string {
  const address = z.email().safeParse(email);
  if (!address.success) throw new OperatorError(`"${email}" is no e-mail address.`, 'Correct it.');
  return address.data.toLowerCase();
}

function isOverlap(fault: unknown): boolean {
  return (
    fault instanceof QueryFailedError && (fault.driverError as { code?: string }).code === EXCLUSION_VIOLATION
  );
}
