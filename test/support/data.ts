import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = join(__dirname, '../../../shared/data');
const carried = join(__dirname, '../data');

/** Whether the folder of real data lies beside the project; what it may not carry is tested only there. */
export const hasSharedData = existsSync(shared);
if (!hasSharedData)
  console.warn('The folder of shared data is absent: tests of real reports and exact boundaries do not run.');

export function sharedFile(path: string): string {
  return join(shared, path);
}

export function readCsv(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true, bom: true, relax_column_count: true });
}

/** Points whose kelurahan is certain. */
export function knownPoints(): { lat: number; lng: number; code: string }[] {
  return readCsv(join(carried, 'known-points.csv')).map(({ lat, lng, code }) => ({
    lat: Number(lat),
    lng: Number(lng),
    code: code ?? '',
  }));
}
