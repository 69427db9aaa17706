import { TextField } from '../../common/fields/index.js';

export class MergeBody {
  @TextField({
    about: 'Number of the older complaint about the same thing, in which it goes on.',
    max: 40,
    example: 'JKT-26-7K3Q9F-8',
  })
  into!: string;
}
