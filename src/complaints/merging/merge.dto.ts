import { TextField } from '../../common/fields/index.js';
import { OfficerStepBody } from '../core/officer-steps/officer-step.dto.js';

export class MergeBody extends OfficerStepBody {
  @TextField({
    about: 'Number of the older complaint about the same thing, in which it goes on.',
    max: 40,
    example: 'JKT-26-7K3Q9F-8',
  })
  into!: string;
}
