import { DayField, InstantField, TextField } from '../../common/fields/index.js';

/** Which complaints a question is about, and as of when. */
export class FilterQuery {
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
    about: 'Only this city, by its prefix; the one of the area, or the first, where not given.',
    max: 5,
    example: 'JKT',
    optional: true,
  })
  city?: string;

  @TextField({
    about: 'Only in this area; a code stands for all below it, "triage" for what no kelurahan owns.',
    max: 40,
    example: '31.71',
    optional: true,
  })
  area?: string;

  @TextField({
    about:
      'Only what is charged to this person, by id; "none" for what fell due while nobody held the office.',
    max: 40,
    example: '01a20126-d307-77e7-ad03-c054af82eb6a',
    optional: true,
  })
  lurah?: string;

  @TextField({ about: 'Only of this category.', max: 60, example: 'road', optional: true })
  category?: string;

  @TextField({ about: 'Only through this channel.', max: 60, example: 'qlue', optional: true })
  channel?: string;

  @TextField({
    about: 'Only what was last handed to this unit; "none" for what was handed to none.',
    max: 60,
    example: 'dinas-bina-marga',
    optional: true,
  })
  unit?: string;

  @DayField({
    about:
      'Only what is charged on this day or later: the day of first response, due time or asOf, whichever is earliest.',
    example: '2026-01-15',
    optional: true,
  })
  chargedFrom?: string;

  @DayField({
    about: 'Only what is charged before this day.',
    example: '2026-03-15',
    optional: true,
  })
  chargedTo?: string;
}
