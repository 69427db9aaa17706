import { MOST_PHOTOS } from '../../attachments/photo-rows.js';
import { ChoiceField, IdsField, TextField } from '../../common/fields/index.js';
import { type InspectionOutcome, inspectionOutcomes } from '../core/complaint-event.entity.js';
import { PageQuery } from '../../common/pagination.dto.js';

export class InspectionsQuery extends PageQuery {
  @TextField({
    about: 'Only of closures of this month of the city.',
    max: 7,
    pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
    form: '2026-03',
    example: '2026-03',
    optional: true,
  })
  month?: string;

  @ChoiceField({
    about:
      'Only those drawn by lot, or only those that a citizen contested once more than reopens a complaint.',
    among: ['lot', 'contest'],
    example: 'contest',
    optional: true,
  })
  cause?: 'lot' | 'contest';
}

export class OutcomeBody {
  @ChoiceField({ about: 'What was found.', among: inspectionOutcomes, example: 'not_done' })
  outcome!: InspectionOutcome;

  @TextField({
    about: 'What was found, in words, for the public: at least 15 letters or what the city sets.',
    max: 4000,
    example: 'Diperiksa di tempat: lubangnya masih ada.',
  })
  note!: string;

  @IdsField({ about: 'Ids of photos that show it. Public.', max: MOST_PHOTOS, example: [], optional: true })
  photos?: string[];
}
