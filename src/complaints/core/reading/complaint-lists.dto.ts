import { ChoiceField, DayField, TextField } from '../../../common/fields/index.js';
import { PageQuery } from '../../../common/pagination.dto.js';
import { type Status, statuses } from '../life-cycle.js';

export class ComplaintsQuery extends PageQuery {
  @TextField({
    about: 'Only in this area; a code stands for all below it.',
    max: 40,
    example: '31.71',
    optional: true,
  })
  area?: string;

  @ChoiceField({ about: 'Only with this status.', among: statuses, example: 'waiting', optional: true })
  status?: Status;

  @TextField({ about: 'Only of this category.', max: 60, example: 'road', optional: true })
  category?: string;

  @DayField({ about: 'Only filed on or after this day of the city.', example: '2026-03-01', optional: true })
  from?: string;

  @DayField({ about: 'Only filed before this day of the city.', example: '2026-04-01', optional: true })
  to?: string;
}
