import { PickType } from '@nestjs/swagger';
import { ChoiceField, DayField } from '../../common/fields/index.js';
import { FilterQuery } from '../question/filter.dto.js';

/** How long the periods of a series are. */
export const everies = ['day', 'week', 'month'] as const;

export class BacklogQuery extends PickType(FilterQuery, ['asOf', 'city', 'area', 'category', 'channel']) {
  @DayField({
    about: 'First day of the series, in the city’s calendar; a year before `to` where not given.',
    example: '2026-03-01',
    optional: true,
  })
  from?: string;

  @DayField({
    about: 'First day after the series; tomorrow where not given.',
    example: '2026-04-01',
    optional: true,
  })
  to?: string;

  @ChoiceField({
    about: 'A number for every day, ISO week or month; day where not given.',
    among: everies,
    example: 'day',
    optional: true,
  })
  every?: (typeof everies)[number];
}
