import { ChoiceField, NumberField } from '../common/fields/index.js';

const MOST = Number.MAX_SAFE_INTEGER;

export class HeadsQuery {
  @NumberField({
    about: 'The number after which to go on: `next` of the answer before.',
    min: 0,
    max: MOST,
    integer: true,
    inQuery: true,
    example: 412,
    optional: true,
  })
  after?: number;

  @ChoiceField({
    about: 'Only the first head of each day of the city.',
    among: ['true', 'false'],
    example: 'true',
    optional: true,
  })
  daily?: 'true' | 'false';

  @NumberField({
    about: 'How many at most; 100 where not given.',
    min: 1,
    max: 200,
    integer: true,
    inQuery: true,
    example: 100,
    optional: true,
  })
  limit?: number;
}

export class ConsistencyQuery {
  @NumberField({
    about: 'Leaves of the older tree: the size of the head that you kept.',
    min: 1,
    max: MOST,
    integer: true,
    inQuery: true,
    example: 1,
  })
  from!: number;

  @NumberField({
    about: 'Leaves of the newer tree, at most the size of the latest head.',
    min: 1,
    max: MOST,
    integer: true,
    inQuery: true,
    example: 2,
  })
  to!: number;
}

export class ProofQuery {
  @NumberField({
    about: 'The event after which to go on: `next` of the answer before.',
    min: 0,
    max: 2_147_483_647,
    integer: true,
    inQuery: true,
    example: 0,
    optional: true,
  })
  after?: number;
}
