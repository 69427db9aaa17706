import { members, type CsvTable } from '../tables/csv-file.js';
import { fileName } from '../tables/file-name.js';
import { type ResponseTimesResponse, type ResponseTimeResponse } from './response-times.response.js';

/** The curve as a table, a row for each of its steps. */
export function tableOfTimes(view: ResponseTimesResponse): CsvTable<ResponseTimeResponse> {
  const { definition, from, to, asOf, timeZone, timesWithin, containsDemoData, received, points } = view;
  return {
    name: fileName(['response-times', from, to], asOf),
    columns: {
      ...members('hours', 'answered'),
      answeredIntervalLow: ({ interval }) => interval[0],
      answeredIntervalHigh: ({ interval }) => interval[1],
      ...members('waiting'),
    },
    always: { from, to, asOf },
    once: {
      received,
      timeZone,
      timesWithin,
      containsDemoData,
      definitionId: definition.id,
      definitionEn: definition.en,
    },
    parts: [points],
  };
}
