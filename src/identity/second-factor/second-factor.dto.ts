import { FlagField, TextField } from '../../common/fields/index.js';
import { CODE_LENGTH } from './code-length.js';

const TICKET_LENGTH = 1_000;

export class EnrolmentBody {
  @TextField({
    about: '`enrolment` of the answer that refused the sign-in. It works for 15 minutes.',
    max: TICKET_LENGTH,
    example: 'AbCdEfGhIjKlMnOpQrStUvWx',
    secret: true,
  })
  enrolment!: string;
}

export class NewRecoveryCodesBody {
  @TextField({
    about: 'Six digits of the authenticator app, or a recovery code.',
    max: CODE_LENGTH,
    example: '492039',
    secret: true,
  })
  code!: string;
}

export class ConfirmEnrolmentBody extends EnrolmentBody {
  @TextField({ about: 'Six digits that the app shows.', max: CODE_LENGTH, example: '492039', secret: true })
  code!: string;

  @FlagField({
    about: 'For pages: the token comes as a cookie that no script can read, and not in the answer.',
    example: false,
    optional: true,
  })
  cookie?: boolean;
}
