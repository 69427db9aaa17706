import { ChoiceField, DayField, TextField } from '../../common/fields/index.js';
import { OfficerStepBody } from '../core/officer-steps/officer-step.dto.js';
import { type RejectionReason, rejectionReasons } from '../core/life-cycle.js';

const MESSAGE = { min: 3, max: 4000 } as const;
/** How many of its characters must be letters is a setting. */
const ANSWER = { max: 4000 } as const;

export class ResponseBody extends OfficerStepBody {
  @TextField({
    ...ANSWER,
    about:
      'The public answer to the citizen, of at least 15 letters or what the city sets. The public reads it with phone numbers, e-mail addresses, NIK and the like masked.',
    example: 'Petugas PPSU memeriksa lubang hari ini pukul 15.00.',
  })
  message!: string;
}

export class CoordinationBody extends OfficerStepBody {
  @TextField({
    about: 'Code of the unit that can mend it; see GET /units.',
    max: 60,
    example: 'dinas-bina-marga',
  })
  unit!: string;

  @TextField({
    ...MESSAGE,
    about: 'What it is asked to do. Shown to officers only.',
    example: 'Mohon aspal ulang ±4 m² sebelum Jumat.',
  })
  message!: string;

  @TextField({
    about: 'Who does it there, a person or a crew. Shown to officers only.',
    min: 2,
    max: 120,
    example: 'Regu 3',
    optional: true,
  })
  who?: string;

  @DayField({
    about: 'The day by which it is to be done, today or later. Shown to officers only.',
    example: '2026-03-06',
    optional: true,
  })
  by?: string;
}

export class RejectionBody extends OfficerStepBody {
  @ChoiceField({ about: 'Why it is turned away.', among: rejectionReasons, example: 'not_our_authority' })
  reason!: RejectionReason;

  @TextField({
    ...ANSWER,
    about:
      'The reason in words, of at least 15 letters or what the city sets. From a kelurahan it goes to the triage office; from the triage office to the public.',
    example: 'Jalan tol, wewenang pengelola tol.',
  })
  message!: string;
}

export class TransferBody extends OfficerStepBody {
  @TextField({ about: 'Code of the kelurahan that is responsible.', max: 40, example: '31.71.01.1002' })
  kelurahanCode!: string;

  @TextField({
    ...MESSAGE,
    about: 'Why, for the office that receives it. Shown to officers only.',
    example: 'Lokasi di seberang kali, sudah masuk Cideng.',
  })
  message!: string;
}
