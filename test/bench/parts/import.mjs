import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/setup.mjs';
import { importAreas } from '../../../dist/src/areas/import-areas.js';
import { connect } from '../../../dist/src/database/prepare.js';
import { entities } from '../../../dist/src/bootstrap/entities.js';
import { importComplaints } from '../../../dist/src/imports/import-complaints.js';
import { loadProfile } from '../../../dist/src/imports/profile.js';
import { Rejects } from '../../../dist/src/imports/rejects.js';
import { openSource } from '../../../dist/src/imports/source/source.js';
import { ensureOffices } from '../../../dist/src/officials/offices.js';
import { knownPoints } from '../bodies.mjs';
import { shown, table } from '../table.mjs';

export const title = 'Import: rows per second';

const BOSTON = join(root, '../shared/data/complaints/boston-311-2011.csv.gz');
const GENERATED = 50_000;
const TABLES = ['complaints', 'complaint_events'];

/** The import of a file, and beside it a bare COPY of the rows that it made, into tables with the same rules. */
export async function measure(place, { quick, rounds }) {
  const what = existsSync(BOSTON) ? boston : generated(place);
  const sides = { imported: [], copied: [] };
  let rows;
  for (let round = 0; round < (quick ? 1 : rounds); round++) {
    const [importing, copying] = [await openCity(place, what), await openCity(place, what)];
    const began = performance.now();
    rows = (await importFile(importing.db, what)).imported;
    sides.imported.push((rows * 1000) / (performance.now() - began));
    sides.copied.push((rows * 1000) / (await copy(importing, copying)));
    await importing.close();
    await copying.close();
  }
  const ratio = sides.imported.map((each, round) => each / sides.copied[round]);
  return `${what.source} ${rows.toLocaleString('en')} complaints, with their histories.

${table(
  ['what', 'complaints per second', 'of the bare COPY'],
  [
    ['the import: read, checked, placed, stored once', shown(sides.imported), shown(ratio, 2)],
    ['bare COPY of the same rows into both tables', shown(sides.copied), '1'],
  ],
)}`;
}

const wards = Array.from({ length: 22 }, (_, index) => `kelurahan,BOS-W${index + 1},BOS,Ward ${index + 1}`);
const boston = {
  source: 'Boston’s service requests of half a year.',
  file: BOSTON,
  profile: 'boston-311',
  city: 'BOS',
  areas: ['level,code,parent_code,name', 'city,BOS,,Boston', ...wards].join('\n'),
};

function generated({ folder }) {
  const file = join(folder, 'generated.csv');
  const rows = Array.from({ length: GENERATED }, (_, index) => {
    const { lat, lng } = knownPoints[index % knownPoints.length];
    const day = `2023-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    return `g${index},${day} 08:00,Lubang besar di tengah jalan nomor ${index},road,${lat},${lng},${day} 12:00`;
  });
  writeFileSync(file, ['externalId,filedAt,description,category,lat,lng,closedAt', ...rows].join('\n'));
  return {
    source: 'The file of Boston is absent; these are generated.',
    file,
    profile: 'tanggap',
    city: 'JKT',
  };
}

async function openCity(place, { city, areas }) {
  const world = await place.openWorld();
  const db = await connect(world.databaseUrl, entities);
  if (areas) {
    await importAreas(db, areas, { prefix: city, timeZone: 'America/New_York' });
    await db.transaction((manager) => ensureOffices(manager));
  }
  const close = () => db.destroy().then(world.close);
  return { db, close };
}

function importFile(db, { file, profile: name, city }) {
  const profile = loadProfile(name);
  const order = { source: openSource(file, profile), profile, city, dryRun: false };
  return importComplaints(db, { ...order, rejects: new Rejects('rejects.csv', true) }, () => undefined);
}

/** @returns milliseconds that the COPY took */
async function copy(from, to) {
  const [{ folder }] = await from.db.query(`SELECT current_setting('data_directory') AS folder`);
  let took = 0;
  for (const name of TABLES) {
    const file = join(folder, `bench-${name}`);
    const [{ columns }] = await from.db.query(
      `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'`,
      [name],
    );
    await from.db.query(`COPY ${name} (${columns}) TO '${file}'`);
    const began = performance.now();
    await to.db.query(`COPY ${name} (${columns}) FROM '${file}'`);
    took += performance.now() - began;
    rmSync(file);
  }
  return took;
}
