import { basename } from 'node:path';
import { type DataSource } from 'typeorm';
import { refuseFaults } from '../common/csv.js';
import { OperatorError } from '../common/operator-error.js';
import { recordCommand, digestOf } from '../audit/by-command.js';
import { Area } from './area.entity.js';
import { Boundary } from './boundary.entity.js';
import { overlapFaults, readBoundaries } from './check-boundaries.js';
import { raiseRevision } from './raise-revision.js';

/**
 * Replaces the boundaries of the kelurahan in a GeoJSON file, after checking all
 * of it; the others keep theirs. A bad file changes nothing.
 *
 * @param geojson text of a FeatureCollection, WGS84
 * @param source shown beside the shapes, e.g. the name of the file
 * @returns how many kelurahan took a new boundary
 * @throws OperatorError naming each feature and its fault
 */
export async function importBoundaries(
  db: DataSource,
  geojson: string,
  { codeProperty, source, now }: { codeProperty: string; source: string; now: Date },
): Promise<number> {
  const kelurahan = new Set(
    (await db.getRepository(Area).findBy({ level: 'kelurahan' })).map((area) => area.code),
  );
  const { boundaries, faults } = readBoundaries(parseJson(geojson), codeProperty, (code) =>
    kelurahan.has(code),
  );
  refuseFaults(faults);

  const replaced = new Set(boundaries.map((boundary) => boundary.code));
  await db.transaction(async (manager) => {
    await raiseRevision(manager);
    const kept = (await manager.find(Boundary)).filter((boundary) => !replaced.has(boundary.areaCode));
    refuseFaults(
      overlapFaults([...boundaries, ...kept.map(({ areaCode, polygons }) => ({ code: areaCode, polygons }))]),
    );
    const rows = boundaries.map(({ code, polygons }) => ({
      areaCode: code,
      polygons,
      source: basename(source),
      importedAt: now,
    }));
    await manager.upsert(Boundary, rows, ['areaCode']);
    const details = { kelurahan: rows.length, file: digestOf(geojson) };
    await recordCommand(manager, 'boundaries.imported', basename(source), details);
  });
  return boundaries.length;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new OperatorError(`The file is no JSON: ${(fault as Error).message}.`, 'Give a GeoJSON file.');
  }
}
