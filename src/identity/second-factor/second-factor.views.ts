import { getSchemaPath } from '@nestjs/swagger';
import { Shown } from '../../common/shown.js';
import { SessionView } from '../session.view.js';

const SECRET = 'GLPFO2OHECZUMNV6MYPYEIVPUWSOAGNS';

export class SecondFactorStateView {
  @Shown('Since when.', '2026-03-01T20:00:00.000Z', { format: 'date-time' })
  enrolledAt!: string;

  @Shown('Recovery codes that were not used yet.', 9)
  recoveryCodesLeft!: number;
}

export class SecondFactorView {
  @Shown('The second factor of the account. Null where it has none.', undefined, {
    allOf: [{ $ref: getSchemaPath(SecondFactorStateView) }],
    nullable: true,
  })
  secondFactor!: SecondFactorStateView | null;
}

export class EnrolmentView {
  @Shown('E-mail address of the account.', 'siti.aminah@kota.example')
  email!: string;

  @Shown('The secret in base 32, to type into the app: RFC 6238, SHA-1, six digits, 30 seconds.', SECRET)
  secret!: string;

  @Shown(
    'The same as an address, to show as a QR code.',
    `otpauth://totp/Tanggap:siti.aminah%40kota.example?secret=${SECRET}&issuer=Tanggap`,
  )
  address!: string;
}

export class RecoveryCodesView {
  @Shown('Each opens once, in place of a code of the app.', ['7q3k-m2xw-9f0c-h5tv'], { type: [String] })
  recoveryCodes!: string[];
}

export class EnrolledView extends RecoveryCodesView {
  @Shown('The session that has begun.', undefined, { type: SessionView })
  session!: SessionView;
}
