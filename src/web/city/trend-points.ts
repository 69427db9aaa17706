import { type ResponseRatesResponse } from '../../metrics/rates/response-rates.response.js';
import { type TrendPoint } from '../plots/trend.js';
import { type Formats } from '../reader/formats.js';
import { pageBehind } from './behind.js';

const TWELVE = 12;

/** The last twelve months of an answer as the points of a trend; the last of them goes on. */
export function trendPoints({ groups, asOf }: ResponseRatesResponse, formats: Formats): TrendPoint[] {
  return groups.slice(-TWELVE).map((group) => ({
    label: formats.month(`${group.key}-01`),
    short: formats.monthOfYear(`${group.key}-01`),
    part: group.answered,
    whole: group.received,
    rate: group.responseRate,
    interval: group.responseRateInterval,
    href: pageBehind(group.complaints),
    unfinished: asOf.startsWith(group.key),
  }));
}
