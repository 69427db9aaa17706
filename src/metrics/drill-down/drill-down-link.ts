import { type AreaTree } from '../../areas/area-tree.js';
import { TRIAGE_OFFICE } from '../../officials/office.entity.js';
import { boundsOf, isCalendarPeriod } from '../question/calendar-periods.js';
import { NO_UNIT, NOBODY, type Question } from '../question/question.js';

/** Where the complaints behind a number are listed. */
export const DRILL_DOWN_PATH = '/api/v1/metrics/response-rates/complaints';

/**
 * The address of the list of exactly the complaints that were counted for a
 * group; add `&counted=overdue` for those behind one of its numbers.
 *
 * @param keys of the group, one for each dimension of the question; none for the total
 */
export function drillDownLink(question: Question, keys: readonly string[], tree: AreaTree): string {
  const { city, from, to, asOf, area, person, category, channel, unit, chargedFrom, chargedTo } = question;
  const asked: Record<string, string | undefined> = {
    city,
    from,
    to,
    asOf: asOf.toISOString(),
    area,
    lurah: person === NOBODY ? 'none' : person,
    category,
    channel,
    unit: unit === '' ? NO_UNIT : unit,
    chargedFrom,
    chargedTo,
  };
  question.by.forEach((dimension, index) => {
    const key = keys[index];
    if (key === undefined) return;
    if (isCalendarPeriod(dimension))
      Object.assign(asked, boundsOf(dimension, key, asked.from ?? from, asked.to ?? to));
    else if (dimension === 'lurah') Object.assign(asked, ofLurah(key));
    else if (dimension === 'category' || dimension === 'channel' || dimension === 'unit')
      asked[dimension] = key;
    else
      asked.area =
        asked.area !== undefined && tree.withDescendants(key).some(({ code }) => code === asked.area)
          ? asked.area
          : key;
  });
  let address = DRILL_DOWN_PATH;
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined)
      address += `${address === DRILL_DOWN_PATH ? '?' : '&'}${name}=${encodeURIComponent(value)}`;
  return address;
}

/** A lurah's group is an office, and the person who held it where one did. */
function ofLurah(key: string): Record<string, string> {
  const [area = '', lurah = 'none'] = key.split('/');
  return area === TRIAGE_OFFICE ? { area } : { area, lurah };
}
