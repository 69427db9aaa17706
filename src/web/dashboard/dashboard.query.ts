import { PickType } from '@nestjs/swagger';
import { ChoiceField, DayField } from '../../common/fields/index.js';
import { type Dimension, dimensions } from '../../metrics/question/dimensions.js';
import { ResponseRatesQuery } from '../../metrics/rates/response-rates.dto.js';

/** What a question can be compared with. */
export const comparisons = ['before', 'other'] as const;

/** A question as the page has it: as the API's, but for periods that are told by their last day. */
export class DashboardQuery extends PickType(ResponseRatesQuery, [
  'from',
  'asOf',
  'city',
  'area',
  'category',
  'channel',
  'unit',
  'rankBy',
  'minimum',
]) {
  @DayField({ about: 'Last day of filing that is counted.', optional: true })
  until?: string;

  @ChoiceField({
    about: 'What to group by: one, since two would be no ranking.',
    among: dimensions,
    optional: true,
  })
  groupBy?: Dimension;

  @ChoiceField({ about: 'What it is compared with.', among: comparisons, optional: true })
  compare?: (typeof comparisons)[number];

  @DayField({ about: 'First day of the other period.', optional: true })
  otherFrom?: string;

  @DayField({ about: 'Last day of the other period.', optional: true })
  otherUntil?: string;

  @ChoiceField({ about: 'Every group, however many.', among: ['all'], optional: true })
  show?: 'all';
}
