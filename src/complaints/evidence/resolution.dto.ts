import { MOST_PHOTOS } from '../../attachments/photo-rows.js';
import { IdsField, TextField } from '../../common/fields/index.js';
import { OfficerStepBody } from '../core/officer-steps/officer-step.dto.js';

export class ResolutionBody extends OfficerStepBody {
  @TextField({
    about: 'What was done, for the public, in at least 15 letters or what the city sets.',
    max: 4000,
    example: 'Lubang sudah ditutup aspal pagi ini.',
  })
  message!: string;

  @IdsField({
    about:
      'Ids of photos that show it, from POST /photos. Public. Some categories need one; see GET /categories.',
    max: MOST_PHOTOS,
    example: [],
    optional: true,
  })
  photos?: string[];

  @TextField({
    about:
      'Why the photos should count although they are doubtful: taken at another time or place, or seen before. For the communications office.',
    min: 10,
    max: 2000,
    example: 'Kamera petugas salah tanggal.',
    optional: true,
  })
  reason?: string;
}
