import { ApiParam } from '@nestjs/swagger';

/** Documents the number in a path. */
export const NumberParam = ApiParam({
  name: 'number',
  description: 'Number of the complaint.',
  example: 'JKT-26-7K3Q9F-8',
});
