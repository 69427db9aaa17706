import { ChoiceField, DayField, NumberField, TextField } from '../../common/fields/index.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { type Status, statuses } from '../core/life-cycle.js';

/** Which part of a list, and how long. */
export class PageQuery {
  @TextField({ about: 'The nextCursor of the answer before.', max: 200, example: CURSOR_EXAMPLE, optional: true })
  cursor?: string;

  @NumberField({
    about: 'How many at most; 50 where not given.',
    min: 1,
    max: 200,
    integer: true,
    inQuery: true,
    example: 50,
    optional: true,
  })
  limit?: number;
}

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

export class InboxQuery extends PageQuery {
  @TextField({
    about: 'Only what offices in this area hold; a code stands for all below it.',
    max: 40,
    example: '31.71.01',
    optional: true,
  })
  area?: string;
}
