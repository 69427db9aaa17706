import { NumberField } from '../../../common/fields/index.js';

/** What every step of an officer may say besides what it is about. */
export class OfficerStepBody {
  @NumberField({
    about:
      '`lastEvent` of the complaint as it was read. Where something happened since, the step is refused with 409 `changed_meanwhile`. The same as the header `If-Match`, which comes first; without both the step is taken whatever happened.',
    min: 1,
    max: 2_147_483_647,
    integer: true,
    example: 2,
    optional: true,
  })
  lastEvent?: number;
}
