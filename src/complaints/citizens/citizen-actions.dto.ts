import { IdsField, NumberField, TextField } from '../../common/fields/index.js';
import { PHOTOS } from '../core/photos/photos-field.js';

const WORDS = { min: 3, max: 4000 } as const;
const SCORE = { about: 'How content the citizen is, from 1 to 5.', min: 1, max: 5, integer: true } as const;

export class AdditionBody {
  @TextField({
    ...WORDS,
    about: 'What the office should know besides. For officers, not for the public.',
    example: 'Lubangnya kini lebih lebar, di depan nomor 12.',
  })
  message!: string;

  @IdsField({ ...PHOTOS, example: [], optional: true })
  photos?: string[];
}

export class ConfirmationBody {
  @NumberField({ ...SCORE, example: 5, optional: true })
  score?: number;

  @TextField({
    ...WORDS,
    about: 'A word to it. Public; phone numbers, e-mail addresses, NIK and the like in it are masked.',
    example: 'Cepat dan rapi, terima kasih.',
    optional: true,
  })
  message?: string;
}

export class ContestBody {
  @TextField({
    ...WORDS,
    about: 'What is not done. Public; phone numbers, e-mail addresses, NIK and the like in it are masked.',
    example: 'Lubangnya masih ada, hanya ditutup tanah.',
  })
  message!: string;

  @NumberField({ ...SCORE, example: 1, optional: true })
  score?: number;

  @IdsField({ ...PHOTOS, example: [], optional: true })
  photos?: string[];
}

export class WithdrawalBody {
  @TextField({
    ...WORDS,
    about: 'Why. For officers, not for the public.',
    example: 'Sudah diperbaiki warga.',
    optional: true,
  })
  message?: string;
}
