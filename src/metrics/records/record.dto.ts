import { DayField, InstantField, NumberField } from '../../common/fields/index.js';

/** Which time a record is of, and as of when. */
export class RecordQuery {
  @DayField({
    about:
      'First day of filing, in the city’s calendar. Where not given, the first day of the first tenure, or, if earlier, the day of filing of the oldest complaint that a tenure inherited unanswered and not yet due; at most ten years before `to`.',
    example: '2019-03-15',
    optional: true,
  })
  from?: string;

  @DayField({
    about: 'First day of filing no longer counted; tomorrow where not given.',
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

  @NumberField({
    about: 'A tenure that received fewer is not comparable; 30 where not given.',
    min: 1,
    max: 1_000_000,
    integer: true,
    inQuery: true,
    example: 30,
    optional: true,
  })
  minimum?: number;
}
