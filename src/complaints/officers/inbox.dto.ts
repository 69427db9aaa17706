import { TextField } from '../../common/fields/index.js';
import { PageQuery } from '../../common/pagination.dto.js';

export class InboxQuery extends PageQuery {
  @TextField({
    about: 'Only what offices in this area hold; a code stands for all below it.',
    max: 40,
    example: '31.71.01',
    optional: true,
  })
  area?: string;
}
