import { type DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Area } from '../../areas/area.entity.js';
import { Boundary } from '../../areas/boundary.entity.js';
import { City } from '../../areas/city.entity.js';
import { type GeoPoint } from '../../areas/locate.js';
import { dayOf } from '../../common/city-time.js';
import { OperatorError } from '../../common/operator-error.js';
import { type ReportStep } from '../../common/steps.js';
import { Category } from '../../complaints/core/categories/category.entity.js';
import { ComplaintEvent } from '../../complaints/core/complaint-event.entity.js';
import { Complaint } from '../../complaints/core/complaint.entity.js';
import { makeNumber } from '../../complaints/core/number.js';
import { readRules } from '../../deadlines/read-rules.js';
import { dueTimesUnder, noRules, type Rules } from '../../deadlines/rules.js';
import { insertAll } from '../../database/insert-all.js';
import { recordCommand } from '../../audit/by-command.js';
import { DEMO_CHANNEL } from '../../identity/api-clients/channels.js';
import { hashToken, makeToken } from '../../identity/token.js';
import { type Chance, chanceOf } from './chance.js';
import { demoLife } from './demo-life.js';
import { type DemoFiling, demoYear } from './demo-year.js';
import { placer } from './placer.js';

const HOW_MANY = 25_000;
const BATCH_SIZE = 500;
const SEED = 2015;

/**
 * Adds 25,000 made-up complaints shaped like 2015, marked as demo data, all or
 * none. Where they are there already it adds none.
 *
 * @returns how many were added
 */
export async function addDemoComplaints(db: DataSource, report: ReportStep): Promise<number> {
  if (await db.getRepository(Complaint).existsBy({ demo: true })) return 0;
  const chance = chanceOf(SEED);
  const now = new Date();
  const [city] = await db.getRepository(City).find({ order: { loadedAt: 'ASC' }, take: 1 });
  const categories = await db.getRepository(Category).find({ order: { place: 'ASC' } });
  if (!city || categories.length === 0)
    throw new OperatorError('There is no city to make complaints up for.', 'Load one first.');
  const kelurahan = await db.getRepository(Area).findBy({ level: 'kelurahan', cityPrefix: city.prefix });
  const rules = (await readRules(db.manager)).get(city.prefix) ?? noRules(city.timeZone);
  const place = placer(await db.getRepository(Boundary).find(), chance);

  const filings = demoYear(kelurahan.map(({ code }) => code).sort(), HOW_MANY, now, city.timeZone, chance);
  const favour = categories.map((_, index) => 1 / (index + 2));
  const numbers = await newNumbers(db);
  await db.transaction(async (manager) => {
    for (let start = 0; start < filings.length; start += BATCH_SIZE) {
      const rows = filings.slice(start, start + BATCH_SIZE).map((filing, index) => {
        const category = chance.weighted(categories, favour);
        const point = place(filing.kelurahan);
        return demoRow(filing, start + index, { category, city, rules, now, point, chance, numbers });
      });
      await insertAll(
        manager,
        Complaint,
        rows.map(({ complaint }) => complaint),
      );
      await insertAll(
        manager,
        ComplaintEvent,
        rows.flatMap(({ events }) => events),
      );
      report(start / filings.length);
    }
    await recordCommand(manager, 'demo.added', 'complaints', { complaints: filings.length });
  });
  return filings.length;
}

/** Removes all demo complaints with their histories. @returns how many */
export async function removeDemoComplaints(db: DataSource): Promise<number> {
  return db.transaction(async (manager) => {
    // Their photos belong to nothing then; the scheduled task that removes unused ones finds them by these notes.
    await manager.query(
      'INSERT INTO photo_files (id) SELECT photo_id FROM photo_uses JOIN complaints c ON c.id = complaint_id WHERE c.demo ON CONFLICT DO NOTHING',
    );
    for (const table of ['unpublished_events', 'published_events'])
      await manager.query(
        `DELETE FROM ${table} USING complaints WHERE complaint_id = complaints.id AND complaints.demo`,
      );
    await manager.query(
      'DELETE FROM complaint_events USING complaints WHERE complaint_id = complaints.id AND complaints.demo',
    );
    const { affected } = await manager.delete(Complaint, { demo: true });
    const complaints = affected ?? 0;
    if (complaints > 0) await recordCommand(manager, 'demo.removed', 'complaints', { complaints });
    return complaints;
  });
}

interface Circumstances {
  readonly category: Category;
  readonly city: City;
  readonly rules: Rules;
  readonly now: Date;
  readonly point: GeoPoint | undefined;
  readonly chance: Chance;
  readonly numbers: (city: City, year: number) => string;
}

/** Draws numbers that no complaint has: among 25,000 draws two alike are likely enough. */
async function newNumbers(db: DataSource): Promise<Circumstances['numbers']> {
  const taken = new Set(
    (await db.getRepository(Complaint).find({ select: { number: true } })).map(({ number }) => number),
  );
  return ({ prefix }, year) => {
    let number = makeNumber(prefix, year);
    while (taken.has(number)) number = makeNumber(prefix, year);
    taken.add(number);
    return number;
  };
}

function demoRow(
  filing: DemoFiling,
  index: number,
  { category, city, rules, now, point, chance, numbers }: Circumstances,
): { complaint: Omit<Complaint, 'nextDueAt' | 'supporters' | 'externalBound'>; events: ComplaintEvent[] } {
  const id = uuid();
  const due = dueTimesUnder(rules, { filedAt: filing.filedAt, category, channel: DEMO_CHANNEL });
  const life = demoLife({ ...filing, ...due, now }, category, filing.kelurahan, chance);
  const filedOn = dayOf(filing.filedAt, city.timeZone);
  const complaint = {
    ...life.complaint,
    ...due,
    id,
    filedOn,
    knownAt: life.complaint.lastEventAt,
    number: numbers(city, Number(filedOn.slice(0, 4))),
    trackingSecretHash: hashToken(makeToken()),
    cityPrefix: city.prefix,
    categoryCode: category.code,
    channel: DEMO_CHANNEL,
    externalId: `demo-${index + 1}`,
    description: `[Data contoh] ${category.nameId} nomor ${index + 1}: bukan aduan sungguhan.`,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
    address: null,
    statedKelurahan: filing.kelurahan,
    aboutOffice: null,
    demo: true,
  };
  return {
    complaint,
    events: life.events.map((event, place) => ({
      ...event,
      knownAt: event.at,
      complaintId: id,
      seq: place + 1,
    })),
  };
}
