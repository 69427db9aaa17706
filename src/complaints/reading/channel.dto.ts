import { TextField } from '../../common/fields/index.js';
import { PageQuery } from '../../common/pagination.dto.js';

export class FiledQuery extends PageQuery {
  @TextField({
    about: 'Only the one with this id of the channel’s own.',
    max: 100,
    example: 'JK2603010042',
    optional: true,
  })
  externalId?: string;
}
