import { PickType } from '@nestjs/swagger';
import { TextField } from '../../common/fields/index.js';
import { FilterQuery } from '../question/filter.dto.js';

export class OpenDataQuery extends PickType(FilterQuery, ['asOf']) {
  @TextField({
    about: 'The city, by its prefix; the first, where not given.',
    max: 5,
    example: 'JKT',
    optional: true,
  })
  city?: string;
}

export class OpenMonthsQuery extends PickType(OpenDataQuery, ['city']) {}
