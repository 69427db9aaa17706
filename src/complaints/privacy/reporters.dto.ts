import { EmailField, TextField } from '../../common/fields/index.js';
import { PHONE } from '../core/reporters/reporter.dto.js';
import { PageQuery } from '../../common/pagination.dto.js';

/** At least one contact, and the part of the list. */
export class ReporterSearchBody extends PageQuery {
  @TextField({
    ...PHONE,
    about: 'The whole phone number, however it is written.',
    example: '0812-3456-7890',
    optional: true,
  })
  phone?: string;

  @EmailField({ about: 'The whole e-mail address.', example: 'warga@example.com', optional: true })
  email?: string;
}

export class ReporterLookBody {
  @TextField({
    about: 'Why they have to be reached. It is kept in the audit trail.',
    min: 5,
    max: 500,
    example: 'Menanyakan letak lubang yang tepat.',
  })
  reason!: string;
}
