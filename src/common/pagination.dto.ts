import { NumberField, TextField } from './fields/index.js';
import { CURSOR_EXAMPLE } from './pagination.js';

/** Which part of a list, and how long. */
export class PageQuery {
  @TextField({
    about: 'The nextCursor of the answer before.',
    max: 200,
    example: CURSOR_EXAMPLE,
    optional: true,
  })
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
