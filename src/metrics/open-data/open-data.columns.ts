import { members } from '../tables/csv-file.js';

/** In the order of the JSON. */
export const openColumns = members(
  'number',
  'category',
  'categoryNameId',
  'categoryNameEn',
  'channel',
  'kelurahan',
  'kelurahanName',
  'kecamatan',
  'kecamatanName',
  'lat',
  'lng',
  'filedAt',
  'firstResponseDueAt',
  'firstRespondedAt',
  'resolvedAt',
  'status',
  'unit',
  'counted',
  'demo',
);
