/** What complaints can be grouped by: where they lie, who answers, what they are about, how and when they came. */
export const dimensions = [
  'kelurahan',
  'kecamatan',
  'city',
  'lurah',
  'category',
  'channel',
  'unit',
  'day',
  'week',
  'month',
  'quarter',
] as const;
export type Dimension = (typeof dimensions)[number];

/** The columns of `charged.sql` that tell the groups of a dimension apart, and the expression of each. */
const columns: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
  kelurahan: { office: 'office' },
  kecamatan: { office: 'office' },
  city: { office: 'office' },
  lurah: { office: 'office', person: 'person_id' },
  category: { category: 'category_code' },
  channel: { channel: 'channel' },
  unit: { unit: `coalesce(unit_code, '')` },
  day: { day: 'filed_on::text' },
  week: { week: `to_char(filed_on, 'IYYY-"W"IW')` },
  month: { month: `to_char(filed_on, 'YYYY-MM')` },
  quarter: { quarter: `to_char(filed_on, 'YYYY-"Q"Q')` },
};

/** Columns for several dimensions: names, and expressions in the same order. */
export function columnsOf(by: readonly Dimension[]): { names: string[]; expressions: string[] } {
  const all = Object.assign({}, ...by.map((dimension) => columns[dimension])) as Record<string, string>;
  return { names: Object.keys(all), expressions: Object.values(all) };
}
