import { EmailField, TextField } from '../../../common/fields/index.js';

/** Options of the field for a phone number in any notation. */
export const PHONE = { max: 30, pattern: /^\+?[\d\s().-]{6,}$/, form: '+62 812 3456 7890' } as const;

/** Name and contacts of a person. */
export class ReporterBody {
  @TextField({ about: 'Name of the citizen.', max: 120, example: 'Warga Gambir', optional: true })
  name?: string;

  @EmailField({ about: 'E-mail address of the citizen.', example: 'warga@example.com', optional: true })
  email?: string;

  @TextField({
    ...PHONE,
    about: 'Phone number of the citizen.',
    example: '+62 812 3456 7890',
    optional: true,
  })
  phone?: string;
}
