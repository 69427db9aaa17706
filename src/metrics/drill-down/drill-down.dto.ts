import { ChoiceField, NumberField, TextField } from '../../common/fields/index.js';
import { CURSOR_EXAMPLE } from '../../common/pagination.js';
import { type Counts, countNames } from '../numbers/response-rate.js';
import { FilterQuery } from '../question/filter.dto.js';

export class CountedQuery extends FilterQuery {
  @ChoiceField({
    about: 'The number whose complaints are listed; received where not given.',
    among: countNames,
    example: 'overdue',
    optional: true,
  })
  counted?: keyof Counts;
}

export class DrillDownQuery extends CountedQuery {
  @TextField({
    about: 'The nextCursor of the answer before; give its asOf as well.',
    max: 200,
    example: CURSOR_EXAMPLE,
    optional: true,
  })
  cursor?: string;

  @NumberField({
    about: 'How many at most; 50 where not given.',
    min: 1,
    max: 1000,
    integer: true,
    inQuery: true,
    example: 50,
    optional: true,
  })
  limit?: number;
}
