import { ChoiceField, NumberField, TextField } from '../../common/fields/index.js';
import { dimensions } from '../question/dimensions.js';
import { FilterQuery } from '../question/filter.dto.js';

/** What groups are ranked by. */
export const rankedBy = ['responseRate', 'onTimeRate'] as const;

export class ResponseRatesQuery extends FilterQuery {
  @TextField({
    about: `What to group by, or two of them with a comma between; kelurahan where not given. One of: ${dimensions.join(', ')}.`,
    max: 60,
    example: 'kelurahan',
    optional: true,
  })
  groupBy?: string;

  @NumberField({
    about: 'Groups that received fewer are listed without a rank; 30 where not given.',
    min: 1,
    max: 1_000_000,
    integer: true,
    inQuery: true,
    example: 30,
    optional: true,
  })
  minimum?: number;

  @ChoiceField({
    about: 'What to rank by; responseRate where not given.',
    among: rankedBy,
    example: 'onTimeRate',
    optional: true,
  })
  rankBy?: (typeof rankedBy)[number];

  @ChoiceField({
    about: 'Beside every group the period before, as long, and asked as long after its end.',
    among: ['before'],
    example: 'before',
    optional: true,
  })
  compare?: 'before';

  @ChoiceField({
    about:
      'With compare=before: the period before as of the same instant as the period itself. Its complaints have had longer to be answered; a history that was imported later is in it.',
    among: ['known-now'],
    example: 'known-now',
    optional: true,
  })
  as?: 'known-now';
}
