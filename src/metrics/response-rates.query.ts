import { ChoiceField, DayField, InstantField, TextField } from '../common/fields/index.js';

/** What complaints can be grouped by. */
export const groupings = ['kelurahan', 'kecamatan', 'city', 'lurah', 'category', 'channel', 'month'] as const;
export type Grouping = (typeof groupings)[number];

export class ResponseRatesQuery {
  @ChoiceField({
    about: 'What to group by; kelurahan where not given.',
    among: groupings,
    example: 'kelurahan',
    optional: true,
  })
  groupBy?: Grouping;

  @DayField({
    about: 'First day of filing, in the city’s calendar; a year before `to` where not given.',
    example: '2026-01-01',
    optional: true,
  })
  from?: string;

  @DayField({
    about: 'First day no longer counted; tomorrow where not given.',
    example: '2026-04-01',
    optional: true,
  })
  to?: string;

  @InstantField({
    about: 'Answer as of this instant, or as of the end of this day; now where not given.',
    example: '2026-04-15',
    optional: true,
  })
  asOf?: string;

  @TextField({
    about: 'Only in this area; a code stands for all below it.',
    max: 40,
    example: '31.71',
    optional: true,
  })
  area?: string;

  @TextField({ about: 'Only of this category.', max: 60, example: 'road', optional: true })
  category?: string;
}
