import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ApiField } from '../common/api-field.js';
import { accountKinds } from './account.entity.js';
import { FailuresResponse } from './failures/failures.response.js';
import { type Role, roles } from './rights/rights.js';

/** An id of a session, for examples. */
export const SESSION_ID = '0197c1a2-7b1e-7c3a-9a53-2f6b1c9d8e10';

class OfficeHeldResponse {
  @ApiField('Code of the office: that of its area, or "triage".', '31.71.01.1001')
  code!: string;

  @ApiField('What the office is.', 'lurah')
  position!: string;

  @ApiField('As it is addressed.', 'Lurah Gambir')
  name!: string;
}

/** A session as whoever signed in gets it. */
@ApiExtraModels(FailuresResponse)
export class SessionResponse {
  @ApiField('Names the session, to end it by.', SESSION_ID, { format: 'uuid' })
  id!: string;

  @ApiField(
    'Send it as "Authorization: Bearer <token>". Null where a cookie carries it.',
    'XWqz1y7l0lS2vNnDq3Zl8w2mC4rTt5Bk',
    { type: String, nullable: true },
  )
  token!: string | null;

  @ApiField(
    'Where a cookie carries the token: what requests that are no JSON show as X-CSRF-Token or _csrf. Else null.',
    'Jd8wq3nT0m5cVbR1yLx7eKf2sZuHaPgi9oXvN4tBCE0',
    { type: String, nullable: true },
  )
  csrfToken!: string | null;

  @ApiField('When it ceases to work.', '2026-03-02T08:00:00.000Z', { format: 'date-time' })
  expiresAt!: string;

  @ApiField('Whom the account stands for.', 'office', { enum: [...accountKinds] })
  kind!: string;

  @ApiField('How the account is shown.', 'Lurah Gambir')
  name!: string;

  @ApiField('What the account may do today; see GET /rights.', ['lurah'], {
    type: [String],
    enum: [...roles],
  })
  roles!: Role[];

  @ApiField('Prefixes of the cities whose desk the account has today.', ['JKT'], { type: [String] })
  cities!: string[];

  @ApiField('The offices held today, or served in.', undefined, { type: [OfficeHeldResponse] })
  offices!: OfficeHeldResponse[];

  @ApiField('What failed since the last sign-in of the account. Null where nothing did.', undefined, {
    allOf: [{ $ref: getSchemaPath(FailuresResponse) }],
    nullable: true,
  })
  failedSignIns!: FailuresResponse | null;
}
