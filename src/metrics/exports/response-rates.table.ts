import { type Rates } from '../numbers/response-rate.js';
import {
  type BeforeNumbersResponse,
  type GroupResponse,
  type NumbersResponse,
  type ResponseRatesResponse,
} from '../rates/response-rates.response.js';
import { type Columns, members, type CsvTable } from '../tables/csv-file.js';
import { fileName } from '../tables/file-name.js';

const AT_ONCE = 100;

type Shown = NumbersResponse | BeforeNumbersResponse;

/** In the order of the JSON, an interval as two columns. */
const numberColumns: Columns<Shown> = {
  ...members('received', 'answered', 'answeredOnTime', 'answeredLate', 'overdue', 'pending'),
  ...rate('responseRate'),
  ...rate('onTimeRate'),
  ...members('resolved'),
  ...rate('resolvedRate'),
  ...members('forwarded', 'contested', 'excludedRejected', 'merged', 'medianHours', 'p90Hours'),
};

const acrossColumns: Columns<GroupResponse> = {
  acrossKey: ({ across }) => across?.key,
  acrossName: ({ across }) => across?.name,
  acrossOffice: ({ across }) => across?.office,
};

const beforeColumns: Columns<GroupResponse> = {
  beforeNotKnownThen: ({ before }) => before?.notKnownThen,
  ...Object.fromEntries(
    Object.entries(numberColumns).map(([name, of]) => [
      `before${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      ({ before }) => before && of(before),
    ]),
  ),
};

/** The groups of an answer as a table: the same numbers, an interval as two of them. */
export function tableOfRates(view: ResponseRatesResponse): CsvTable<GroupResponse> {
  const { definition, from, to, asOf, before } = view;
  const crossed = view.groups.some(({ across }) => across !== undefined);
  return {
    name: fileName(['response-rates', view.groupBy, from, to], asOf),
    columns: {
      ...members('key', 'name', 'office'),
      ...(crossed && acrossColumns),
      ...members('rank'),
      ...numberColumns,
      ...(before && beforeColumns),
      ...members('complaints'),
    },
    always: {
      from,
      to,
      asOf,
      ...(before && { beforeFrom: before.from, beforeTo: before.to, beforeAsOf: before.asOf }),
    },
    once: {
      groupBy: view.groupBy,
      timeZone: view.timeZone,
      timesWithin: view.timesWithin,
      rankedFrom: view.rankedFrom,
      rankedBy: view.rankedBy,
      containsDemoData: view.containsDemoData,
      definitionId: definition.id,
      definitionEn: definition.en,
    },
    parts: inParts(view.groups),
  };
}

function rate(name: keyof Rates): Columns<Shown> {
  return {
    [name]: (numbers) => numbers[name],
    [`${name}IntervalLow`]: (numbers) => numbers[`${name}Interval`]?.[0],
    [`${name}IntervalHigh`]: (numbers) => numbers[`${name}Interval`]?.[1],
  };
}

function* inParts<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at === 0 || at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}
