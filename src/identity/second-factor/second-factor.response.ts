import { getSchemaPath } from '@nestjs/swagger';
import { ApiField } from '../../common/api-field.js';
import { SessionResponse } from '../session.response.js';

const SECRET = 'GLPFO2OHECZUMNV6MYPYEIVPUWSOAGNS';

export class SecondFactorStateResponse {
  @ApiField('Since when.', '2026-03-01T20:00:00.000Z', { format: 'date-time' })
  enrolledAt!: string;

  @ApiField('Recovery codes that were not used yet.', 9)
  recoveryCodesLeft!: number;
}

export class SecondFactorResponse {
  @ApiField('The second factor of the account. Null where it has none.', undefined, {
    allOf: [{ $ref: getSchemaPath(SecondFactorStateResponse) }],
    nullable: true,
  })
  secondFactor!: SecondFactorStateResponse | null;
}

export class EnrolmentResponse {
  @ApiField('E-mail address of the account.', 'siti.aminah@kota.example')
  email!: string;

  @ApiField('The secret in base 32, to type into the app: RFC 6238, SHA-1, six digits, 30 seconds.', SECRET)
  secret!: string;

  @ApiField(
    'The same as an address, to show as a QR code.',
    `otpauth://totp/Tanggap:siti.aminah%40kota.example?secret=${SECRET}&issuer=Tanggap`,
  )
  address!: string;
}

export class RecoveryCodesResponse {
  @ApiField('Each opens once, in place of a code of the app.', ['7q3k-m2xw-9f0c-h5tv'], { type: [String] })
  recoveryCodes!: string[];
}

export class EnrolledResponse extends RecoveryCodesResponse {
  @ApiField('The session that has begun.', undefined, { type: SessionResponse })
  session!: SessionResponse;
}
