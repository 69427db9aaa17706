import { TextField } from '../../common/fields/index.js';
import { OfficerStepBody } from '../core/officer-steps/officer-step.dto.js';

export class MergeBody extends OfficerStepBody {
  @TextField({
    about: 'Number of the older complaint about the same thing, in which it goes on.',
    max: 40,
    example: 'JKT-26-7K3Q9F-8',
  })
  into!: string;

  @TextField({
    about:
      'A public answer to whoever filed it. Without one, the next answer to the older complaint is theirs too.',
    min: 3,
    max: 4000,
    example: 'Lubang ini sudah dilaporkan warga lain; perbaikannya dijadwalkan Jumat.',
    optional: true,
  })
  message?: string;

  @TextField({
    about:
      'Why it is about the same thing, where it is of another category or more than 250 metres away. It stands in the history, where officers and the communications office read it.',
    min: 10,
    max: 1000,
    example: 'Genangan yang sama, di kedua ujung jalan.',
    optional: true,
  })
  reason?: string;
}
