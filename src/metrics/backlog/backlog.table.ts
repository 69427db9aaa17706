import { fileName } from '../tables/file-name.js';
import { members, type CsvTable } from '../tables/csv-file.js';
import { flows, stocks } from './series.js';
import { type BacklogPeriodResponse, type BacklogResponse } from './backlog.response.js';

/** The series as a table, a row for each period. */
export function tableOfBacklog(view: BacklogResponse): CsvTable<BacklogPeriodResponse> {
  const { definition, from, to, asOf, every, timeZone, containsDemoData, periods } = view;
  return {
    name: fileName(['backlog-by', every, from, to], asOf),
    columns: members('period', 'from', 'to', ...flows, ...stocks),
    always: { asOf },
    once: { every, timeZone, containsDemoData, definitionId: definition.id, definitionEn: definition.en },
    parts: [periods],
  };
}
